import { h, s, put, doc } from './dom.js';
import { w, isEnglish, formName } from './words.js';
import { decimals, shown } from './text.js';

/** Yuan as decimals write them → 万元 with two decimals, half up. */
export function wan(yuan) {
  const { units, scale } = decimals(yuan);
  const negative = units < 0n, size = negative ? -units : units;
  const by = 10n ** BigInt(scale + 2);
  const hundredths = (size + by / 2n) / by;
  const text = hundredths.toString().padStart(3, '0');
  return (negative && hundredths > 0n ? '-' : '') + text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',') + '.' + text.slice(-2);
}

const short = (text, n) => { const t = shown(text); return t.length > n ? t.slice(0, n - 1) + '…' : t; };
const percent = (part, whole) => whole > 0 ? (100 * part / whole).toFixed(1) + ' %' : '';

function mark(app, element, item, text) {
  element.setAttribute('tabindex', '0');
  element.setAttribute('role', item.cell ? 'button' : 'img');
  if (!item.cell) element.setAttribute('aria-label', text); // a button is named by its title, which says what is drawn and more
  element.prepend(s('title', {}, text));
  if (item.cell) {
    element.addEventListener('click', () => app.go(item.cell, 'chart'));
    element.addEventListener('keydown', e => { if (e.key === 'Enter') app.go(item.cell, 'chart'); });
  }
  return element;
}

const hatch = id => s('defs', {}, s('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, s('rect.hatch0', { width: 6, height: 6 }), s('rect.hatch1', { width: 2.4, height: 6 })));

function card(title, note, figure, rows, heads) {
  return h('section.card', {}, h('h2', {}, title), note ? h('p.muted.small', {}, note) : null, figure,
    rows?.length ? h('details.small', {}, h('summary', {}, w('asTable')), h('table.plain', {}, h('thead', {}, h('tr', {}, heads.map((x, i) => h(i ? 'th.amount' : 'th', { scope: 'col' }, x)))), h('tbody', {}, rows.map(r => h('tr', {}, r.map((c, i) => h(i ? 'td.amount' : 'td', {}, doc(c)))))))) : null);
}

function bars(app, items, title, css) {
  if (!items.length) return h('p.muted', {}, w('noChart'));
  const most = Math.max(...items.map(i => Math.abs(Number(i.yuan)))) || 1;
  const total = items.reduce((t, i) => t + Number(i.yuan), 0);
  const id = 'h' + Math.abs([...title].reduce((n, c) => n * 31 + c.charCodeAt(0) | 0, 7));
  return s('svg.chart', { viewBox: '0 0 430 ' + (items.length * 23 + 4), role: 'group', 'aria-label': title }, hatch(id),
    items.map((item, i) => {
      const width = Math.max(1.5, 170 * Math.abs(Number(item.yuan)) / most), y = 4 + 23 * i;
      const text = item.name + ' ' + wan(item.yuan) + (isEnglish() ? ' ×10,000 yuan, ' : '万元，') + percent(Number(item.yuan), total) + (item.disputed ? ' ◆' + w('disputedShort') : '');
      return mark(app, s('g', {}, s('text', { x: 172, y: y + 13, 'text-anchor': 'end' }, short(item.name, 13)), s('rect.' + (item.disputed ? 'hatched' : css), { x: 180, y, width, height: 17, fill: item.disputed ? 'url(#' + id + ')' : null }),
        s('text', { x: 186 + width, y: y + 13 }, wan(item.yuan) + (item.disputed ? ' ◆' : ''))), item, text);
    }));
}

/** Sources → functions → basic and project, where all totals tie. */
function flow(app, f) {
  const total = Number(f.total), height = 400, gap = 18;
  const scale = items => (height - gap * (items.length - 1)) / total;
  const k = Math.min(scale(f.sources), scale(f.functions), scale(f.uses));
  const place = (items, x) => { let y = 12; return items.map(i => { const size = Math.max(1.5, Number(i.yuan) * k); const at = { x, y, size, left: 0, right: 0, item: i }; y += size + gap; return at; }); };
  const columns = [place(f.sources, 128), place(f.functions, 304), place(f.uses, 504)];
  const ribbon = (from, to, yuan, other) => {
    const size = Number(yuan) * k;
    if (size <= 0) return null;
    const y0 = from.y + from.right, y1 = to.y + to.left;
    from.right += size; to.left += size;
    const x0 = from.x + 12, x1 = to.x, mid = (x0 + x1) / 2;
    const text = from.item.name + ' → ' + to.item.name + ' ' + wan(yuan) + (isEnglish() ? '' : '万元');
    return mark(app, s('path.ribbon' + (other ? '.other' : ''), { d: `M${x0},${y0}C${mid},${y0} ${mid},${y1} ${x1},${y1}V${y1 + size}C${mid},${y1 + size} ${mid},${y0 + size} ${x0},${y0 + size}Z` }), {}, text);
  };
  const ribbons = [...f.links.map(l => ribbon(columns[0][l.from], columns[1][l.to], l.yuan, l.from > 0)), ...f.uses2.map(l => ribbon(columns[1][l.from], columns[2][l.to], l.yuan, l.to > 0))];
  const node = (n, side) => mark(app, s('g', {}, s('rect.bar1', { x: n.x, y: n.y, width: 12, height: n.size }),
    s('text', { x: side < 0 ? n.x - 6 : n.x + 18, y: n.y + Math.max(8, n.size / 2 - 2), 'text-anchor': side < 0 ? 'end' : 'start' }, short(n.item.name, 11)), s('text.mu', { x: side < 0 ? n.x - 6 : n.x + 18, y: n.y + Math.max(8, n.size / 2 - 2) + 14, 'text-anchor': side < 0 ? 'end' : 'start' }, wan(n.item.yuan) + ' ' + percent(Number(n.item.yuan), total))),
  n.item, n.item.name + ' ' + wan(n.item.yuan) + (isEnglish() ? ', ' : '万元，') + percent(Number(n.item.yuan), total));
  return s('svg.chart.halo', { viewBox: '0 0 640 ' + (height + 60), role: 'group', 'aria-label': w('whereFrom') }, ribbons, columns[0].map(n => node(n, -1)), columns[1].map(n => node(n, 1)), columns[2].map(n => node(n, 1)));
}

function trust(app, forms) {
  if (!forms.length) return h('p.muted', {}, w('noChart'));
  const most = Math.max(...forms.map(f => f.facts)) || 1;
  return s('svg.chart', { viewBox: '0 0 430 ' + (forms.length * 23 + 4), role: 'group', 'aria-label': w('whichTrust') }, hatch('ht'), forms.map((f, i) => {
    const y = 4 + 23 * i, unit = 190 / most, confirmed = Math.max(0, f.covered - f.disputed), bare = Math.max(0, f.facts - confirmed - f.disputed);
    const drawn = f.facts + (f.disputed ? ' ◆' + f.disputed : ''); // what is drawn stands first in what is read out
    const text = formName(f.form) + ' ' + drawn + (isEnglish() ? ': ' : '：') + w('confirmedShort') + ' ' + confirmed + ' · ' + w('unprotected') + ' ' + bare + ' · ' + w('disputedShort') + ' ' + f.disputed;
    return mark(app, s('g', {}, s('text', { x: 122, y: y + 13, 'text-anchor': 'end' }, short(formName(f.form), 10)), s('rect.bar3', { x: 130, y, width: confirmed * unit, height: 17 }),
      bare ? s('rect.hollow', { x: 130 + confirmed * unit, y: y + .6, width: bare * unit, height: 15.8 }) : null, f.disputed ? s('rect.hatched', { x: 130 + (confirmed + bare) * unit, y: y + .6, width: f.disputed * unit, height: 15.8, fill: 'url(#ht)' }) : null,
      s('text', { x: 136 + f.facts * unit, y: y + 13 }, drawn)), { cell: f.cell }, text);
  }));
}

function dumbbells(app, items) {
  const most = Math.max(...items.flatMap(i => [Number(i.before), Number(i.now)])) || 1;
  const x = v => 150 + 200 * Number(v) / most;
  return s('svg.chart', { viewBox: '0 0 430 ' + (items.length * 23 + 4), role: 'group', 'aria-label': w('lastYear') }, items.map((i, n) => {
    const y = 14 + 23 * n;
    return mark(app, s('g', {}, s('text', { x: 140, y: y + 4, 'text-anchor': 'end' }, short(i.name, 11)), s('line.dumb', { x1: x(i.before), x2: x(i.now), y1: y, y2: y }), s('circle.hollow', { cx: x(i.before), cy: y, r: 4.5 }), s('circle.bar1', { cx: x(i.now), cy: y, r: 5 }),
      s('text', { x: Math.max(x(i.before), x(i.now)) + 10, y: y + 4 }, wan(i.now))), i, i.name + ' ' + w('lastYear') + ' ' + wan(i.before) + ' → ' + w('thisYear') + ' ' + wan(i.now));
  }));
}

export function renderCharts(app, element) {
  const c = app.data.charts;
  const heads = [w('item'), w('amountHead')];
  const rows = items => items.map(i => [i.name, wan(i.yuan)]);
  put(element,
    card(w('whereFrom'), w('unitWan'), c.flow ? flow(app, c.flow) : [h('p.muted', {}, w('noTies')), h('h3', {}, w('revenueWord')), bars(app, c.sources, w('revenueWord'), 'bar1'), h('h3', {}, w('expenditureWord')), bars(app, c.functions, w('expenditureWord'), 'bar2')],
      c.flow ? [...rows(c.flow.sources), ...rows(c.flow.functions), ...rows(c.flow.uses)] : rows([...c.sources, ...c.functions]), heads),
    card(w('whichTrust'), w('trustNote'), trust(app, c.forms), c.forms.map(f => [formName(f.form), String(f.facts), String(f.covered), String(f.disputed)]), [w('item'), w('facts'), w('confirmedShort'), w('disputedShort')]),
    card(w('onWhat'), w('unitWan'), bars(app, c.functions, w('onWhat'), 'bar1'), rows(c.functions), heads),
    card(w('byEconomic'), w('unitWan'), bars(app, c.economic, w('byEconomic'), 'bar2'), rows(c.economic), heads),
    card(w('lastYear'), c.lastYear.length ? w('unitWan') : null, c.lastYear.length ? dumbbells(app, c.lastYear) : h('p.muted', {}, w('noLastYear')), c.lastYear.map(i => [i.name, wan(i.before), wan(i.now)]), [w('item'), w('lastYear'), w('thisYear')]));
}
