import { h, put } from './dom.js';
import { keepingFocus } from './typing.js';

/** Tables of more rows than this are drawn in part: the rows in view and so many on either side. */
export const MOST_ROWS = 200;
const AROUND = 30, SPARE = 8, USUAL_HEIGHT = 22;

/**
 * The rows of a long table that are drawn; above and below them is as much room as the others take, as far as it is known.
 * @param draw The rows of a range.
 * @param isPlain No cell of it stands in several rows: a row that is drawn can stay.
 * @param known Heights of rows as they were when it was drawn before.
 */
export function createRowWindow(scroll, body, first, count, columns, draw, isPlain, known) {
  const heights = known ?? new Float64Array(count).fill(USUAL_HEIGHT);
  const table = body.parentElement;
  let from = 0, to = 0, rows = [];
  const above = n => { let sum = 0; for (let i = 0; i < n; i++) sum += heights[i]; return sum; };
  const space = height => h('tr', { 'aria-hidden': 'true' }, h('td.space', { colspan: columns, css: { height: height + 'px' } }));

  /** The first and the last row in view. */
  function inView() {
    const top = scroll.scrollTop, bottom = top + Math.max(scroll.clientHeight, 400);
    let row = 0, y = 0;
    while (row < count - 1 && y + heights[row] <= top) y += heights[row++];
    const start = row;
    while (row < count - 1 && y < bottom) y += heights[row++];
    return [start, row];
  }

  function show(start, end) {
    const was = from, kept = isPlain ? rows : [], before = above(start);
    from = Math.max(0, start - AROUND);
    to = Math.min(count, end + 1 + AROUND);
    const fresh = (a, b) => b > a ? draw(first + a, first + b) : [];
    const low = Math.max(from, was), high = Math.min(to, was + kept.length);
    rows = high > low ? [...fresh(from, low), ...kept.slice(low - was, high - was), ...fresh(high, to)] : fresh(from, to);
    const stop = body.querySelector('[tabindex="0"]')?.dataset;
    keepingFocus(() => put(body, space(above(from)), rows, space(above(count) - above(to))));
    if (table.style.tableLayout !== 'fixed') keepColumns();
    rows.forEach((tr, i) => { heights[from + i] = tr.offsetHeight || USUAL_HEIGHT; });
    const next = (stop && body.querySelector('[data-r="' + stop.r + '"][data-c="' + stop.c + '"]')) ?? body.querySelector('td[data-cell]');
    if (next) next.tabIndex = 0;
    body.lastChild.firstChild.style.height = above(count) - above(to) + 'px';
    const moved = above(start) - before;
    if (moved && scroll.scrollTop) scroll.scrollTop += moved;
  }

  /** What comes into view later moves no column. */
  function keepColumns() {
    if (!table.offsetWidth) return;
    const widths = new Map();
    for (const cell of table.querySelectorAll('th,td')) if (cell.colSpan === 1 && cell.dataset.c && !widths.has(cell.dataset.c)) widths.set(cell.dataset.c, cell.offsetWidth);
    if (!widths.size) return;
    table.insertBefore(h('colgroup', {}, Array.from({ length: columns }, (_, c) => h('col', { css: widths.has(String(c)) ? { width: widths.get(String(c)) + 'px' } : {} }))), table.tHead ?? body);
    table.style.tableLayout = 'fixed';
  }

  function follow() {
    const [start, end] = inView();
    if (to === 0 || start < Math.min(from + SPARE, from ? count : 0) || end > Math.max(to - SPARE, to < count ? 0 : count)) show(start, end);
  }

  scroll.addEventListener('scroll', follow, { passive: true });
  return {
    follow, heights,
    /** Draws a row of the table if it is not, and brings it into view. */
    ensure(row) {
      const at = row - first;
      if (at < 0 || at >= count || (at >= from && at < to)) return;
      scroll.scrollTop = Math.max(0, above(at) - scroll.clientHeight / 2);
      show(...inView());
    },
  };
}
