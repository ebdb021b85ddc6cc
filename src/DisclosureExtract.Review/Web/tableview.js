import { h, put, doc, one, many } from './dom.js';
import { w, formName } from './words.js';
import { numberMark } from './pageview.js';
import { createRowWindow, MOST_ROWS } from './rowwindow.js';

/** The rows drawn of the table that is shown, where it is long; and the row of each place in it. */
let drawn = null, rowOfPlace = null;

/** Tabs of the tables, with what is open in each. */
function tabs(app) {
  const counts = new Map();
  for (const cause of app.store.open()) for (const t of new Set(cause.suspects.map(x => x.table))) counts.set(t, (counts.get(t) ?? 0) + 1);
  return h('div.tabs', { role: 'tablist', 'aria-label': w('forms') }, app.data.tables.map((t, i) => {
    const current = t.id === app.view.table;
    const n = counts.get(t.id);
    return h('button', {
      role: 'tab', 'aria-selected': current ? 'true' : 'false', 'aria-controls': 'table-panel', tabindex: current ? 0 : -1, id: 'tab-' + t.id, onclick: () => app.showTable(t.id, true),
      onkeydown: e => { const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key]; const to = step && app.data.tables[i + step]; if (to) { e.preventDefault(); app.showTable(to.id, true); one('#tab-' + CSS.escape(to.id))?.focus(); } },
    }, formName(t.form) + (t.form === 'other' ? ' ' + t.pages[0] : ''), n ? h('i', {}, ' ◆' + n) : null);
  }));
}

function classesOf(app) {
  const classes = new Map();
  const put = (id, css, mark) => classes.set(id, { css, mark });
  for (const cause of [...app.data.causes, ...app.store.own()]) {
    const decision = app.store.standing(cause.id);
    if (!decision) continue;
    const css = { accept: 'is-accepted', correct: 'is-corrected', page_wrong: 'is-corrected', reject: 'is-rejected' }[decision.action];
    const mark = { accept: '✓', correct: '✎', page_wrong: '✎', reject: '⊘' }[decision.action];
    for (const t of decision.targets) classes.set(app.index.idOf(t), { css, mark, to: t.to });
  }
  const cause = app.cause();
  if (!cause) return classes;
  if (cause.equation) {
    const set = (r, css, mark) => { const id = app.index.idOf(r); if (!classes.has(id)) put(id, css, mark); };
    set(cause.equation.whole, 'is-total', 'Σ');
    cause.equation.parts.forEach((p, i) => set(p, 'is-term', numberMark(i)));
  }
  if (!app.store.standing(cause.id)) for (const x of cause.suspects) {
    const id = app.index.at(x)?.id;
    if (id) put(id, 'is-suspect', (classes.get(id)?.mark ?? '') + '◆');
  }
  return classes;
}

export function renderTable(app, element) {
  const table = app.index.tables.get(app.view.table);
  if (!table) { put(element, h('p.empty', {}, w('noTables'))); return; }
  const old = one('#table-scroll');
  const isSame = old && element.dataset.table === table.id;
  const kept = { scroll: isSame ? [old.scrollLeft, old.scrollTop] : [0, 0], stop: isSame ? one('td[tabindex="0"]', old)?.dataset : null };
  const grid = table.grid;
  const marks = classesOf(app);
  const rows = Array.from({ length: grid.rows }, () => []);
  const amounts = new Set(table.columns.map(c => c.key));
  for (const c of grid.cells) rows[c.row]?.push(c);
  const cell = (c, rowSpan = c.rowSpan) => {
    const head = c.row < grid.head;
    const links = (c.links ?? []).map(l => table.id + '/' + l);
    const found = links.map(l => marks.get(l)).find(Boolean);
    const entry = links.map(l => app.index.cells.get(l)).find(Boolean);
    const status = entry?.cell?.status;
    const isAmount = entry?.cell && amounts.has(entry.column.split('#')[0]);
    const css = [isAmount ? 'amount' : '', status && status !== 'read' ? 'st-' + status : '', found?.css ?? ''].filter(Boolean);
    const td = h(head ? 'th' : 'td', {
      colspan: c.colSpan, rowspan: rowSpan, scope: head ? (c.colSpan ? 'colgroup' : 'col') : null, class: css.join(' ') || null, 'data-cell': links[0], tabindex: head ? null : -1,
      role: head ? 'columnheader' : 'gridcell', 'data-r': c.row, 'data-c': c.column,
    }, found ? h('span.no', {}, found.mark) : status === 'disputed' ? h('span.no.plain', {}, '◆') : status === 'repaired' ? h('span.no.plain', {}, '↻') : status === 'accepted' ? h('span.no.plain', {}, '✓') : status === 'corrected' ? h('span.no.plain', {}, '✎') : null,
    doc(c.text), found?.to ? h('ins', {}, ' → ', doc(app.amountWord(found.to, entry?.column ? 'value' : 'code'))) : null);
    return td;
  };
  const head = rows.slice(0, grid.head), isLong = grid.rows - grid.head > MOST_ROWS;
  const body = h('tbody', { role: 'rowgroup' });
  const line = (cells, r) => h('tr', { role: 'row', 'aria-rowindex': isLong ? r + 1 : null }, cells);
  const view = h('table.grid', { role: 'grid', 'aria-rowcount': grid.rows, 'aria-colcount': grid.columns }, h('caption.sr', {}, (table.title ?? formName(table.form)) + ' ' + (table.unit ?? '')),
    head.length ? h('thead', { role: 'rowgroup' }, head.map((r, i) => line(r.map(c => cell(c)), i))) : null, body);
  view.addEventListener('pointerover', e => app.point(e.target.closest('[data-cell]')?.dataset.cell ?? null, 'table'));
  view.addEventListener('pointerleave', () => app.point(null, 'table'));
  view.addEventListener('click', e => { const at = e.target.closest('td,th'); if (!at) return; if (at.tabIndex === -1) rove(view, at); if (!at.dataset.cell) return; if (e.detail === 2) app.correctCell(at.dataset.cell); else app.go(at.dataset.cell, 'table'); });
  view.addEventListener('keydown', e => arrows(app, view, e));
  const scroll = h('div.scroll', { id: 'table-scroll' }, view);
  put(element, tabs(app), h('div.tablehead', {}, h('b', {}, doc(table.title ?? formName(table.form))), h('span.muted', {}, [table.unit, table.label, w('page', table.pages.join('–'))].filter(Boolean).join(' · ')),
      h('button.link', { id: 'correct-form', onclick: () => app.correctOwn('form:' + table.id) }, formName(table.form) + ' ✎'),
      h('span.grow'), h('button', { id: 'correct-cell', title: w('correctCell'), onclick: () => { const cell = one('td[tabindex="0"][data-cell]', view); if (cell) app.correctCell(cell.dataset.cell); } }, w('correctCell'), ' ', h('kbd', {}, 'C'))),
    h('div.panel', { role: 'tabpanel', id: 'table-panel', 'aria-labelledby': 'tab-' + table.id }, scroll));
  const known = isLong && isSame ? drawn?.heights : undefined;
  element.dataset.table = table.id;
  if (isLong) {
    rowOfPlace = new Map(grid.cells.flatMap(c => (c.links ?? []).map(l => [table.id + '/' + l, c.row])));
    const tall = grid.cells.filter(c => c.rowSpan > 1 && c.row >= grid.head);
    drawn = createRowWindow(scroll, body, grid.head, grid.rows - grid.head, grid.columns, (from, to) => Array.from({ length: to - from }, (_, i) => {
      const r = from + i;
      // A cell of several rows that begins above is drawn from here on.
      const cells = i ? rows[r] : [...tall.filter(c => c.row < r && c.row + c.rowSpan > r), ...rows[r]].sort((a, b) => a.column - b.column);
      return line(cells.map(c => cell(c, c.rowSpan > 1 ? Math.min(c.row + c.rowSpan, to) - Math.max(c.row, from) : c.rowSpan)), r);
    }), tall.length === 0, known);
    drawn.follow();
  } else {
    drawn = rowOfPlace = null;
    body.append(...rows.slice(grid.head).map((r, i) => line(r.map(c => cell(c)), i)));
  }
  [scroll.scrollLeft, scroll.scrollTop] = kept.scroll;
  drawn?.follow();
  const stop = kept.stop && element.dataset.cause === app.view.causeId ? one('td[data-r="' + kept.stop.r + '"][data-c="' + kept.stop.c + '"]', view) : null;
  element.dataset.cause = app.view.causeId;
  for (const c of many('td[tabindex="0"]', view)) c.tabIndex = -1;
  (stop ?? one('td.is-suspect', view) ?? one('td[data-cell]', view) ?? one('td', view))?.setAttribute('tabindex', '0');
  let top = 0;
  for (const row of many('thead tr', view)) { for (const th of row.children) th.style.top = top + 'px'; top += row.getBoundingClientRect().height; }
}

/** One stop of the Tab key; arrows go from cell to cell. */
function rove(view, to) {
  for (const c of many('[tabindex="0"]', view)) c.tabIndex = -1;
  to.tabIndex = 0;
  to.focus({ preventScroll: true });
}

function arrows(app, view, e) {
  const at = e.target.closest('td');
  if (!at) return;
  const r = Number(at.dataset.r), c = Number(at.dataset.c);
  const row = n => { drawn?.ensure(n); return many('td[data-r="' + n + '"]', view); };
  const near = n => { const cells = row(n); return cells.find(x => Number(x.dataset.c) === c) ?? cells.findLast(x => Number(x.dataset.c) < c) ?? cells[0]; };
  const { head, rows } = app.index.tables.get(app.view.table).grid;
  const step = (from, by) => { for (let n = from + by; n >= head && n < rows; n += by) { const f = near(n); if (f) return f; } return null; };
  const to = { ArrowRight: () => row(r)[row(r).indexOf(at) + 1], ArrowLeft: () => row(r)[row(r).indexOf(at) - 1], ArrowDown: () => step(r, 1), ArrowUp: () => step(r, -1),
    Home: () => e.ctrlKey ? step(head - 1, 1) : row(r)[0], End: () => e.ctrlKey ? row(rows - 1).at(-1) ?? step(rows, -1) : row(r).at(-1) }[e.key];
  if (to) { e.preventDefault(); const found = to(); if (found) { rove(view, found); found.scrollIntoView({ block: 'nearest', inline: 'nearest' }); app.point(found.dataset.cell ?? null, 'table'); } }
  else if (e.key === 'Enter' && at.dataset.cell) { e.preventDefault(); app.go(at.dataset.cell, 'table'); }
}

export function revealCell(id) {
  if (rowOfPlace?.has(id)) drawn.ensure(rowOfPlace.get(id));
  const cell = one('#table-scroll [data-cell="' + CSS.escape(id) + '"]');
  const scroll = one('#table-scroll');
  if (!cell || !scroll) return;
  const a = cell.getBoundingClientRect(), b = scroll.getBoundingClientRect();
  if (a.top < b.top + 50 || a.bottom > b.bottom) scroll.scrollTop += a.top - b.top - b.height / 2;
  if (a.left < b.left || a.right > b.right) scroll.scrollLeft += a.left - b.left - b.width / 2;
}
