import { h, put, doc, one, many } from './dom.js';
import { w, formName } from './words.js';
import { numberMark } from './pageview.js';

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
  for (const cause of app.data.causes) {
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
  const kept = old && element.dataset.table === table.id ? [old.scrollLeft, old.scrollTop] : [0, 0];
  const grid = table.grid;
  const marks = classesOf(app);
  const rows = Array.from({ length: grid.rows }, () => []);
  const amounts = new Set(table.columns.map(c => c.key));
  for (const c of grid.cells) rows[c.row]?.push(c);
  const cell = c => {
    const head = c.row < grid.head;
    const links = (c.links ?? []).map(l => table.id + '/' + l);
    const found = links.map(l => marks.get(l)).find(Boolean);
    const entry = links.map(l => app.index.cells.get(l)).find(Boolean);
    const status = entry?.cell?.status;
    const isAmount = entry?.cell && amounts.has(entry.column.split('#')[0]);
    const css = [isAmount ? 'amount' : '', status && status !== 'read' ? 'st-' + status : '', found?.css ?? ''].filter(Boolean);
    const td = h(head ? 'th' : 'td', {
      colspan: c.colSpan, rowspan: c.rowSpan, scope: head ? (c.colSpan ? 'colgroup' : 'col') : null, class: css.join(' ') || null, 'data-cell': links[0], tabindex: head ? null : -1,
      role: head ? 'columnheader' : 'gridcell', 'data-r': c.row, 'data-c': c.column,
    }, found ? h('span.no', {}, found.mark) : status === 'disputed' ? h('span.no.plain', {}, '◆') : status === 'repaired' ? h('span.no.plain', {}, '↻') : status === 'accepted' ? h('span.no.plain', {}, '✓') : status === 'corrected' ? h('span.no.plain', {}, '✎') : null,
    doc(c.text), found?.to ? h('ins', {}, ' → ', doc(app.amountWord(found.to, entry?.column ? 'value' : 'code'))) : null);
    return td;
  };
  const head = rows.slice(0, grid.head), body = rows.slice(grid.head);
  const view = h('table.grid', { role: 'grid', 'aria-rowcount': grid.rows, 'aria-colcount': grid.columns }, h('caption.sr', {}, (table.title ?? formName(table.form)) + ' ' + (table.unit ?? '')),
    head.length ? h('thead', { role: 'rowgroup' }, head.map(r => h('tr', { role: 'row' }, r.map(cell)))) : null, h('tbody', { role: 'rowgroup' }, body.map(r => h('tr', { role: 'row' }, r.map(cell)))));
  view.addEventListener('pointerover', e => app.point(e.target.closest('[data-cell]')?.dataset.cell ?? null, 'table'));
  view.addEventListener('pointerleave', () => app.point(null, 'table'));
  view.addEventListener('click', e => { const at = e.target.closest('td,th'); if (!at) return; if (at.tabIndex === -1) rove(view, at); if (at.dataset.cell) app.go(at.dataset.cell, 'table'); });
  view.addEventListener('keydown', e => arrows(app, view, e));
  const scroll = h('div.scroll', { id: 'table-scroll' }, view);
  put(element, tabs(app), h('div.tablehead', {}, h('b', {}, doc(table.title ?? formName(table.form))), h('span.muted', {}, [table.unit, table.label, w('page', table.pages.join('–'))].filter(Boolean).join(' · '))),
    h('div.panel', { role: 'tabpanel', id: 'table-panel', 'aria-labelledby': 'tab-' + table.id }, scroll));
  element.dataset.table = table.id;
  [scroll.scrollLeft, scroll.scrollTop] = kept;
  (one('td.is-suspect', view) ?? one('td', view))?.setAttribute('tabindex', '0');
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
  const row = n => many('td[data-r="' + n + '"]', view);
  const near = n => { const cells = row(n); return cells.find(x => Number(x.dataset.c) === c) ?? cells.findLast(x => Number(x.dataset.c) < c) ?? cells[0]; };
  const all = many('td', view);
  const step = (from, by) => { for (let n = from + by; n >= 0 && n < 5000; n += by) { const f = near(n); if (f) return f; if (by > 0 && n > Number(all.at(-1).dataset.r)) return null; } return null; };
  const to = { ArrowRight: () => row(r)[row(r).indexOf(at) + 1], ArrowLeft: () => row(r)[row(r).indexOf(at) - 1], ArrowDown: () => step(r, 1), ArrowUp: () => step(r, -1),
    Home: () => e.ctrlKey ? all[0] : row(r)[0], End: () => e.ctrlKey ? all.at(-1) : row(r).at(-1) }[e.key];
  if (to) { e.preventDefault(); const found = to(); if (found) { rove(view, found); found.scrollIntoView({ block: 'nearest', inline: 'nearest' }); app.point(found.dataset.cell ?? null, 'table'); } }
  else if (e.key === 'Enter' && at.dataset.cell) { e.preventDefault(); app.go(at.dataset.cell, 'table'); }
}

export function revealCell(id) {
  const cell = one('#table-scroll [data-cell="' + CSS.escape(id) + '"]');
  const scroll = one('#table-scroll');
  if (!cell || !scroll) return;
  const a = cell.getBoundingClientRect(), b = scroll.getBoundingClientRect();
  if (a.top < b.top + 50 || a.bottom > b.bottom) scroll.scrollTop += a.top - b.top - b.height / 2;
  if (a.left < b.left || a.right > b.right) scroll.scrollLeft += a.left - b.left - b.width / 2;
}
