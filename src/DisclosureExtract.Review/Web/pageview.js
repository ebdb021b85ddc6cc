import { h, s, put, one } from './dom.js';
import { w } from './words.js';
import { shown } from './text.js';

const NUMBERS = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
export const numberMark = i => NUMBERS[i] ?? '(' + (i + 1) + ')';

const SEALS = ['stamp', 'watermark'], COPIES = ['duplicate_page', 'near_duplicate_page'];
export const layerOfNoise = kind => SEALS.includes(kind) ? 'seal' : COPIES.includes(kind) ? 'copy' : 'noise';

/** What the page shows of a fault and of the layers, as rectangles with a class, a mark and a name. */
export function marksOf(app, page) {
  const marks = [];
  const cause = app.cause();
  const { layers } = app.view;
  if (layers.term && cause?.equation) {
    const whole = app.index.at(cause.equation.whole);
    if (whole?.page === page) marks.push({ entry: whole, css: 'total', mark: 'Σ', name: w('total') });
    cause.equation.parts.forEach((p, i) => { const e = app.index.at(p); if (e?.page === page) marks.push({ entry: e, css: 'term', mark: numberMark(i), name: w('term') }); });
  }
  if (layers.suspect && cause)
    for (const suspect of cause.suspects) {
      const entry = app.index.at(suspect);
      if (entry?.page === page) marks.push({ entry, css: 'suspect', mark: '◆', name: w('suspect') });
    }
  if (layers.repaired) for (const e of app.index.onPage(page)) if (e.cell.status === 'repaired') marks.push({ entry: e, css: 'repaired', mark: '↻', name: w('layerRepaired') });
  for (const n of app.data.noise) {
    if (!layers[layerOfNoise(n.kind)]) continue;
    for (const b of n.boxes) if (b.page === page) marks.push({ box: b.box, css: 'noisebox', mark: '', name: n.kind + ' ' + shown(n.text ?? '') });
  }
  for (const f of Object.values(app.data.findings))
    if (f.place?.page === page) {
      if (layers.unaccounted && f.rule.endsWith('.unaccounted')) marks.push({ box: f.place.box, css: 'unaccounted', mark: '▨', name: w('layerUnaccounted') });
      else if (layers.suspect && cause && !cause.suspects.length && cause.findings.includes(f.id)) marks.push({ box: f.place.box, css: 'suspect', mark: '◆', name: w('suspect') });
    }
  return marks;
}

export function rectOf(box, css, grow = 1) {
  return s('rect.' + css, { x: box[0] - grow, y: box[1] - grow, width: Math.max(2, box[2] - box[0] + 2 * grow), height: Math.max(2, box[3] - box[1] + 2 * grow), 'vector-effect': 'non-scaling-stroke' });
}

/** The picture of a page, or its printed cells where there is none. */
export function picture(app, page, lasting) {
  const info = app.data.pages[page - 1];
  const url = app.source.picture(page, lasting);
  if (url) return [s('image', { href: url, x: 0, y: 0, width: info.width, height: info.height, preserveAspectRatio: 'none' })];
  return app.index.printedOn(page).flatMap(c => [
    s('rect.paper', { x: c.box[0], y: c.box[1], width: c.box[2] - c.box[0], height: c.box[3] - c.box[1] }),
    s('text.paper', { x: c.box[0] + 2, y: (c.box[1] + c.box[3]) / 2 + 3 }, shown(c.text).slice(0, 60))]);
}

/** The part of the page the tables stand in, with a margin; the whole page where there is none. */
export function frameOf(app, page, fit) {
  const info = app.data.pages[page - 1];
  const whole = [0, 0, info.width, info.height];
  if (fit !== 'table') return whole;
  const boxes = app.index.printedOn(page).map(c => c.box);
  const cause = app.cause();
  for (const f of cause?.findings ?? []) { const place = app.data.findings[f].place; if (place?.page === page) boxes.push(place.box); }
  if (boxes.length < 4) return whole;
  const left = Math.max(0, Math.min(...boxes.map(b => b[0])) - 14), top = Math.max(0, Math.min(...boxes.map(b => b[1])) - 64);
  const right = Math.min(info.width, Math.max(...boxes.map(b => b[2])) + 14), bottom = Math.min(info.height, Math.max(...boxes.map(b => b[3])) + 14);
  return [left, top, right - left, bottom - top];
}

export function renderPageView(app, element) {
  const { view, data } = app;
  const info = data.pages[view.page - 1];
  if (!info) { put(element, h('p.empty', {}, w('noPicture'))); return; }
  const frame = frameOf(app, view.page, view.fit);
  const origin = info.origin === 'text' ? w('fromText') : info.origin === 'ocr' ? w('fromOcr') : info.origin === 'none' ? '' : w('fromOther');
  const marks = marksOf(app, view.page);
  const svg = s('svg', { viewBox: frame.join(' '), role: 'img', 'aria-label': w('page', view.page), css: { width: 100 * view.zoom + '%' } },
    picture(app, view.page),
    marks.map(m => s('g.' + m.css, {}, s('title', {}, m.name), rectOf(m.entry?.box ?? m.box, m.css, m.css === 'noisebox' ? 0 : 1.5),
      m.mark ? s('text.mark', { x: (m.entry?.box ?? m.box)[0] - 11, y: ((m.entry?.box ?? m.box)[1] + (m.entry?.box ?? m.box)[3]) / 2 + 3 }, m.mark) : null)),
    app.index.onPage(view.page).map(e => {
      const rect = rectOf(e.box, 'hit', 2);
      rect.dataset.cell = e.id;
      return rect;
    }));
  svg.addEventListener('pointerover', e => app.point(e.target.dataset?.cell ?? null, 'page'));
  svg.addEventListener('pointerleave', () => app.point(null, 'page'));
  svg.addEventListener('click', e => { if (e.target.dataset?.cell) app.go(e.target.dataset.cell, 'page'); });
  const scroll = h('div.scroll.paperback', { tabindex: 0, role: 'region', 'aria-label': w('picture'), id: 'page-scroll' }, svg,
    app.source.picture(view.page) ? null : h('p.muted.small', {}, w('noPicture')));
  const old = one('#page-scroll');
  const kept = old && Number(element.dataset.page) === view.page ? [old.scrollLeft, old.scrollTop] : [0, 0];
  const button = (label, text, action, pressed) => h('button', { 'aria-label': label, title: label, 'aria-pressed': pressed, onclick: action }, text);
  put(element,
    h('div.head', {},
      button(w('previousPage'), '‹', () => app.turn(-1)), h('b', { id: 'page-number' }, w('page', view.page)), h('span.muted', {}, w('of', data.pages.length)), button(w('nextPage'), '›', () => app.turn(1)),
      h('span.muted', {}, origin), h('span.grow'),
      h('button', { 'aria-pressed': view.fit === 'table' ? 'true' : 'false', onclick: () => app.fit('table') }, w('fitTable')),
      h('button', { 'aria-pressed': view.fit === 'page' ? 'true' : 'false', onclick: () => app.fit('page') }, w('wholePage')),
      button(w('zoomOut'), '−', () => app.zoomBy(1 / 1.25)), h('span', {}, Math.round(100 * view.zoom) + '%'), button(w('zoomIn'), '＋', () => app.zoomBy(1.25))),
    scroll);
  element.dataset.page = view.page;
  [scroll.scrollLeft, scroll.scrollTop] = kept;
}

/** Brings a place of the page into view if it is not; never moves what is in view. */
export function reveal(app, box, center = false) {
  const scroll = one('#page-scroll'), svg = scroll && one('svg', scroll);
  if (!svg) return;
  const frame = frameOf(app, app.view.page, app.view.fit);
  const scale = svg.getBoundingClientRect().width / frame[2];
  const x = (box[0] - frame[0]) * scale, y = (box[1] - frame[1]) * scale;
  if (center || x < scroll.scrollLeft || x > scroll.scrollLeft + scroll.clientWidth - 60) scroll.scrollLeft = x - scroll.clientWidth / 2;
  if (center || y < scroll.scrollTop + 10 || y > scroll.scrollTop + scroll.clientHeight - 40) scroll.scrollTop = y - scroll.clientHeight / 2;
}

/** A cut of the page around a box, enlarged. */
export function crop(app, entry, css, wide, lasting = false) {
  const info = app.data.pages[entry.page - 1];
  const [x0, y0, x1, y1] = entry.box;
  const height = Math.max(14, y1 - y0 + 12), width = Math.max(wide, x1 - x0 + 40);
  const left = Math.max(0, Math.min(info.width - width, (x0 + x1) / 2 - width / 2)), top = Math.max(0, (y0 + y1) / 2 - height / 2);
  return s('svg.crop', { viewBox: [left, top, width, height].join(' '), 'aria-hidden': 'true' }, picture(app, entry.page, lasting), s('g.' + css, {}, rectOf(entry.box, css, 1.5)));
}
