import { h, put, one, many, doc } from './dom.js';
import { w, pick, setLanguage, isEnglish, statusWord, formName, levelWord, actionWord, KEYS } from './words.js';
import { amount, plus, shown } from './text.js';
import { createStore } from './store.js';
import { createIndex } from './index.js';
import { renderList, visible, messageOf, chip, titleOf, pagesWord } from './list.js';
import { renderPageView, reveal, crop, layerOfNoise } from './pageview.js';
import { renderTable, revealCell } from './tableview.js';
import { createDrafts } from './drafts.js';
import { ownCause, ownCauseId } from './owncause.js';
import { fieldIn, keepingFocus } from './typing.js';
import { renderInspector, savedLine } from './inspector.js';
import { renderTexts } from './textsview.js';
import { renderCharts } from './charts.js';

/** The review of one document in the element given. */
export function createApp(data, source, root) {
  const index = createIndex(data);
  const faults = new Map(data.causes.map(c => [c.id, c])), own = new Map();
  function causeOf(id) {
    if (faults.has(id)) return faults.get(id);
    if (!own.has(id)) own.set(id, ownCause(index, id ?? ''));
    return own.get(id);
  }
  const store = createStore(data, source, causeOf);
  const drafts = createDrafts(source, data.document);
  const view = {
    name: 'review', causeId: null, way: 0, finding: 0, term: -1, page: 1, table: data.tables[0]?.id ?? null, fit: 'table', zoom: 1, problem: null, pointed: null, isBehind: false,
    filter: { state: 'undecided', form: '', rule: '', page: '' }, keys: source.setting('keys') !== 'off', search: '', saved: null,
    layers: { suspect: true, term: true, repaired: false, unaccounted: true, noise: false, seal: false, copy: false },
  };

  const app = {
    data, source, store, index, view, drafts, causeOf,
    cause: () => causeOf(view.causeId) ?? null,
    /** What is being typed about the fault looked at. */
    draft: () => drafts.of(view.causeId),
    isEditing: () => app.draft().editing === true,
    amountWord: (to, part) => to === null || to === undefined ? '' : part === 'value' ? amount(to) : part === 'form' ? formName(to) : part === 'level' ? levelWord(to) : shown(to),
    savedWord: () => source.savedWord?.() ?? w('keptHere'),

    select(cause, focus = true) {
      if (!cause) { view.causeId = null; app.render(); return; }
      app.turnTo(cause);
      app.look(cause);
      app.render();
      const first = cause.suspects.map(x => index.at(x)).find(Boolean);
      const place = first ? first.box : data.findings[cause.findings[0]]?.place?.box;
      if (place) reveal(app, place);
      if (first) revealCell(first.id);
      if (focus) app.focusList();
    },

    turnTo(cause) { Object.assign(view, { causeId: cause.id, way: drafts.of(cause.id).way ?? 0, finding: 0, term: -1, problem: null }); },

    /** Page and table of a fault. */
    look(cause) {
      const entry = cause.suspects.map(x => index.at(x)).find(Boolean);
      const place = data.findings[cause.findings[0]]?.place;
      view.page = entry?.page ?? place?.page ?? cause.pages[0] ?? view.page;
      view.zoom = 1;
      const of = cause.suspects.find(x => index.tables.has(x.table))?.table;
      if (entry) view.table = entry.table.id;
      else if (of) view.table = of;
      else { const here = data.tables.find(t => t.pages.includes(view.page)); if (here) view.table = here.id; }
    },

    /** To the fault in the list; what stands in no list is in the table. */
    focusList() {
      const cause = app.cause();
      if (cause?.isOwn && cause.suspects[0].row === null) one('#correct-' + cause.kind)?.focus();
      else if (cause?.isOwn) one('#table-scroll [data-cell="' + CSS.escape(index.idOf(cause.suspects[0])) + '"]')?.focus({ preventScroll: true });
      else if (cause) document.getElementById('cause-' + cause.id)?.focus({ preventScroll: false });
    },

    step(by) {
      const list = visible(app);
      if (!list.length) return;
      const at = list.indexOf(app.cause());
      app.select(list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))]);
    },

    choose(way) { if (app.cause()?.alternatives[way]) { view.way = way; if (app.isEditing()) drafts.cancel(view.causeId); renderInspector(app, one('#inspector')); } },

    /** Takes the chosen way and goes on to the next open fault. */
    accept() {
      const cause = app.cause();
      if (!cause) return;
      const way = cause.alternatives[view.way] ?? cause.alternatives[0];
      app.settle(cause, way.action, way.targets, app.draft().reason ?? '');
    },

    settle(cause, action, targets, reason) {
      const list = visible(app), at = list.indexOf(cause);
      drafts.drop(cause.id);
      store.decide(cause, action, targets, reason);
      const next = cause.isOwn ? cause : [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].find(c => c.isOpen && !store.standing(c.id)) ?? store.open()[0] ?? cause;
      app.select(next);
      app.say(w('settledNow', w({ accept: 'accepted', correct: 'corrected', page_wrong: 'page_wrong', reject: 'rejected' }[action]), store.open().length));
    },

    edit(on = true) {
      if (!app.cause()?.suspects.length) return;
      if (on) drafts.note(view.causeId, { editing: true });
      else drafts.cancel(view.causeId);
      view.problem = null;
      renderInspector(app, one('#inspector'));
      if (on) one('#correct-value').focus(); else app.focusList();
    },

    /** To put right what a cell of the table prints, whether or not a rule suspects it. */
    correctCell(id) {
      if (!index.cells.has(id)) return;
      const fault = [app.cause(), ...store.open()].find(c => c?.suspects.some(x => index.idOf(x) === id));
      if (!fault) { app.correctOwn('cell:' + id); return; }
      app.select(fault, false);
      app.edit();
    },

    correctOwn(id) {
      view.name = 'review';
      app.select(causeOf(id), false);
      app.edit();
    },

    correct(suspect, text, action, reason) {
      const cause = app.cause();
      const to = suspect.part === 'value' ? text.normalize('NFKC').replace(/[,\s]/g, '') : text.trim();
      if (suspect.part === 'value' && !/^-?\d{1,16}(\.\d{1,6})?$/.test(to)) return app.trouble(w('needAmount'), '#correct-value');
      if (!to) return app.trouble(w('needText'), '#correct-value');
      const others = cause.suspects.filter(x => !(x.table === suspect.table && x.row === suspect.row && x.column === suspect.column));
      const target = { table: suspect.table, row: suspect.row, column: suspect.column, part: suspect.part, from: index.from(suspect), to };
      // The other suspects stand as they are: the one change settles the fault.
      const rest = cause.alternatives.at(-1).targets.filter(t => others.some(x => x.table === t.table && x.row === t.row && (x.column ?? null) === (t.column ?? null)));
      if (!cause.isOwn) { app.settle(cause, action, [target, ...rest], reason); return; }
      drafts.drop(cause.id);
      app.settle(causeOf(ownCauseId(index, target)), action, [target], reason);
    },

    reject() {
      const cause = app.cause();
      if (!cause || cause.isOwn) return;
      const reason = (app.draft().reason ?? '').trim();
      if (!reason) { app.trouble(w('needReason'), '#reason'); return; }
      app.settle(cause, 'reject', cause.alternatives.at(-1).targets, reason);
    },

    trouble(text, focus) {
      view.problem = text;
      one('#problem').textContent = text;
      one(focus)?.focus();
    },

    undo() {
      const cause = store.undo();
      if (cause) { app.select(cause); app.say(w('taken') + ' · ' + store.open().length); }
    },
    redo() {
      const cause = store.redo();
      // What is done again is settled: on to what is not.
      if (cause) { app.select(store.open()[0] ?? cause); app.say(w('again') + ' · ' + store.open().length); }
    },

    /** The next term of the failing sum, or the next suspect. */
    nextTerm() {
      const cause = app.cause();
      const terms = cause?.equation ? [cause.equation.whole, ...cause.equation.parts] : cause?.suspects ?? [];
      if (!terms.length) return;
      view.term = (view.term + 1) % terms.length;
      const entry = index.at(terms[view.term]);
      if (entry) app.go(entry.id, 'term');
    },

    relation(by) {
      const n = app.cause()?.findings.length ?? 0;
      if (n < 2) return;
      view.finding = (view.finding + by + n) % n;
      renderInspector(app, one('#inspector'));
      const place = data.findings[app.cause().findings[view.finding]].place;
      if (place) { if (place.page !== view.page) { view.page = place.page; app.renderPage(); } reveal(app, place.box); }
    },

    /** To a cell from anywhere: the pane that was clicked does not move. */
    go(id, from) {
      const entry = index.cells.get(id);
      if (!entry) return;
      const own = data.causes.filter(c => c.isOpen && c.suspects.some(x => index.idOf(x) === id));
      if (view.name !== 'review') { view.name = 'review'; app.render(); }
      const before = [view.causeId, view.page, view.table].join();
      if (from !== 'term' && from !== 'inspector' && own.length && !own.includes(app.cause())) {
        app.turnTo(own[0]);
        renderList(app, one('#queue'));
        renderInspector(app, one('#inspector'));
      }
      if (entry.page !== view.page) view.page = entry.page;
      if (entry.table.id !== view.table) { view.table = entry.table.id; }
      // What was clicked stays what it is, or a second click would find another.
      if (before !== [view.causeId, view.page, view.table].join()) {
        app.renderPage();
        keepingFocus(() => renderTable(app, one('#table')));
      }
      if (from !== 'page') reveal(app, entry.box);
      if (from !== 'table') revealCell(entry.id);
      app.point(id, from);
      app.say(index.label(entry) + ' ' + index.header(entry) + ' ' + (entry.cell ? amount(entry.cell.value ?? '') : ''));
    },

    goPage(number, box) {
      view.name = 'review';
      view.page = number;
      app.render();
      if (box) reveal(app, box);
    },

    /** Lights a cell in page, table and equation. */
    point(id, from) {
      if (view.pointed === id) return;
      view.pointed = id;
      for (const e of many('.pointed')) e.classList.remove('pointed');
      if (!id) return;
      for (const e of many('[data-cell="' + CSS.escape(id) + '"],[data-term="' + CSS.escape(id) + '"]')) e.classList.add('pointed');
      const entry = index.cells.get(id);
      if (entry && entry.page === view.page && from === 'table') reveal(app, entry.box);
      else if (entry && entry.table.id === view.table && from === 'page') revealCell(id);
    },

    turn(by) {
      const to = view.page + by;
      if (to < 1 || to > data.pages.length) return;
      view.page = to;
      app.renderPage();
      const here = data.tables.find(t => t.pages.includes(to));
      if (here && here.id !== view.table) app.showTable(here.id, false);
    },

    fit(how) { view.fit = how; view.zoom = 1; app.renderPage(); },
    zoomBy(by) { view.zoom = Math.max(0.5, Math.min(4, view.zoom * by)); app.renderPage(); const e = app.cause()?.suspects.map(x => index.at(x)).find(x => x?.page === view.page); if (e) reveal(app, e.box, true); },
    zoomToSuspect() { const e = app.cause()?.suspects.map(x => index.at(x)).find(Boolean); if (!e) return; view.page = e.page; view.zoom = 2.2; app.renderPage(); reveal(app, e.box, true); },

    showTable(id, withPage) {
      view.table = id;
      const table = index.tables.get(id);
      if (withPage && !table.pages.includes(view.page)) { view.page = table.pages[0]; app.renderPage(); }
      renderTable(app, one('#table'));
    },

    say(text) { one('#announce').textContent = text; },

    layerCounts() {
      const cause = app.cause();
      const noise = kind => data.noise.filter(n => layerOfNoise(n.kind) === kind).reduce((n, x) => n + x.count, 0);
      return {
        suspect: cause?.suspects.length ?? 0, term: cause?.equation ? cause.equation.parts.length + 1 : 0, repaired: index.repaired,
        unaccounted: Object.values(data.findings).filter(f => f.rule.endsWith('.unaccounted')).length, noise: noise('noise'), seal: noise('seal'), copy: noise('copy'),
      };
    },

    show(name) { view.name = name; app.render(); },
    renderPage() { renderPageView(app, one('#page')); if (view.pointed) { const p = view.pointed; view.pointed = null; app.point(p, 'none'); } },

    /** Something came from elsewhere: what is shown follows, but for the pane in which a person is typing, which is told alone. */
    refresh() {
      countHeader(app);
      view.isBehind = false;
      const seen = view.seen;
      keepingFocus(() => {
        for (const [name, draw] of [['#queue', renderList], ...(view.name === 'review' ? [['#table', renderTable], ['#inspector', renderInspector]] : [])])
          if (fieldIn(one(name))) view.isBehind = true;
          else draw(app, one(name));
      });
      const theirs = store.standing(view.causeId);
      if (!theirs || theirs.id === seen || !fieldIn(one('#inspector'))) return;
      view.problem = w('conflict', (theirs.by || '—') + ' ' + theirs.at.slice(11, 16) + ' ' + actionWord(theirs.action));
      one('#problem').textContent = view.problem;
    },

    /** Somebody was first, or the server refused a decision: it stays as a draft. Who is typing about something else goes on with that. */
    contested(decision, text) {
      const cause = causeOf(decision.cause);
      if (!cause) return;
      const key = t => [t.table, t.row, t.column, t.part, t.to ?? ''].join(' '), same = list => list.map(key).sort().join();
      const way = cause.alternatives.findIndex(a => a.action === decision.action && same(a.targets) === same(decision.targets));
      const changed = decision.targets.find(t => t.to !== null && t.to !== undefined);
      drafts.note(cause.id, { problem: text, reason: decision.reason,
        ...(way >= 0 ? { way } : changed ? { editing: true, at: index.idOf(changed), value: changed.to, how: decision.action, why: decision.reason } : {}) });
      const isElsewhere = view.name !== 'review' || one('#dialog').open || fieldIn() || (app.isEditing() && cause !== app.cause());
      if (isElsewhere) {
        app.refresh();
        if (one('#problem')) one('#problem').textContent = text + ' ' + pagesWord(cause.pages);
      } else app.select(cause);
      app.say(text);
    },

    renderSaved() {
      countHeader(app);
      const line = one('#saved');
      if (line) savedLine(app, line);
    },

    render() {
      const focused = document.activeElement?.id;
      renderHeader(app);
      for (const name of ['review', 'charts', 'texts']) one('#view-' + name).hidden = view.name !== name;
      document.body.dataset.view = view.name;
      renderList(app, one('#queue'));
      if (view.name === 'review') {
        app.renderPage();
        renderTable(app, one('#table'));
        renderInspector(app, one('#inspector'));
      } else if (view.name === 'charts') renderCharts(app, one('#view-charts'));
      else renderTexts(app, one('#view-texts'));
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    },

    exportFile() {
      const by = source.reviewer();
      const text = JSON.stringify(store.corrections(by), null, 1) + '\n';
      const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      const link = h('a', { href: url, download: data.file.replace(/\.[^.]*$/, '') + '.corrections.json' });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(url), 10000);
    },

    async importFile(file) {
      try {
        const read = JSON.parse(await file.text());
        if (read.schema !== 'corrections/1' || read.document !== data.document || !Array.isArray(read.decisions)) throw new Error();
        const n = store.merge(read.decisions.filter(d => typeof d.id === 'string' && causeOf(d.cause) && Array.isArray(d.targets)));
        app.render();
        app.say(w('imported', n));
      } catch { app.say(w('wrongFile')); one('#problem') && (one('#problem').textContent = w('wrongFile')); }
    },
  };

  frame(app, root);
  store.onChange(() => countHeader(app));
  setLanguage(source.setting('language') ?? 'zh');
  const theme = source.setting('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  store.merge(source.load());
  document.addEventListener('keydown', e => keyDown(app, e));
  // The record is made when it is printed: with its pictures it would take longer than everything else.
  addEventListener('beforeprint', () => renderPrint(app));
  matchMedia('print').addEventListener('change', e => e.matches && renderPrint(app));
  addEventListener('beforeunload', e => { if (!source.isServer && store.unexported() > 0) e.preventDefault(); });
  app.select(store.open()[0] ?? data.causes[0] ?? null, true);
  return app;
}

function frame(app, root) {
  put(root,
    h('a.skip', { href: '#queue', onclick: e => { e.preventDefault(); app.focusList(); } }, '↓'),
    h('header', { id: 'header' }),
    h('nav', { id: 'queue' }),
    h('main', { id: 'view-review' }, h('section', { id: 'page' }), h('section', { id: 'table' }), h('aside', { id: 'inspector' })),
    h('main.cards', { id: 'view-charts', hidden: true }), h('main.cards', { id: 'view-texts', tabindex: 0, hidden: true }),
    h('div.sr', { id: 'announce', 'aria-live': 'polite', role: 'status' }),
    h('dialog', { id: 'dialog', 'aria-labelledby': 'dialog-title' }),
    h('section', { id: 'print' }));
}

function renderHeader(app) {
  const { data, view, source, store } = app;
  const [mark, word] = statusWord(data.summary.status);
  const css = { complete: 'ok', needs_review: 'suspect', partial: 'unaccounted' }[data.summary.status] ?? 'noise';
  const focused = document.activeElement?.id;
  const kept = one('#search')?.value ?? view.search;
  document.title = (isEnglish() ? 'Review · ' : '审阅 · ') + data.title;
  one('#queue').setAttribute('aria-label', w('queue'));
  one('#page').setAttribute('aria-label', w('page', ''));
  one('#table').setAttribute('aria-label', w('forms'));
  one('#inspector').setAttribute('aria-label', w('inspector'));
  one('.skip').textContent = w('skip');
  put(one('#header'),
    source.isServer ? h('a.back', { href: '/', 'aria-label': w('summary') && (isEnglish() ? 'All documents' : '全部文件') }, '‹') : null,
    h('h1', { title: data.file }, doc(data.title)), h('span.chip.' + css, {}, h('span', { 'aria-hidden': 'true' }, mark), word),
    h('span.muted.counts', {}, [[data.pages.length, 'pages'], [data.tables.length, 'tables'], [data.summary.facts, 'facts']].map(([n, key]) => n + (isEnglish() ? ' ' : '') + w(key)).concat(w('rules') + ' ' + data.summary.checked + (isEnglish() ? ', ' : '，') + data.summary.failed + ' ' + w('failed')).join(' · ')),
    h('span.grow'),
    h('span.segments', { role: 'group', 'aria-label': w('views') }, ['review', 'charts', 'texts'].map(n => h('button', { id: 'show-' + n, 'aria-pressed': view.name === n ? 'true' : 'false', onclick: () => app.show(n) }, w(n)))),
    h('span.searchbox', {}, h('input', { type: 'search', id: 'search', placeholder: w('search'), 'aria-label': w('search'), value: kept, autocomplete: 'off', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'found', oninput: e => search(app, e.target.value), onkeydown: e => searchKey(app, e) }), h('ul', { id: 'found', role: 'listbox', 'aria-label': w('search'), hidden: true })),
    h('span.segments', { role: 'group', 'aria-label': w('language') }, [['zh', '中'], ['en', 'EN']].map(([code, text]) => h('button', { id: 'lang-' + code, lang: code === 'zh' ? 'zh-CN' : 'en', 'aria-pressed': (code === 'en') === isEnglish() ? 'true' : 'false', onclick: () => { setLanguage(code); source.setting('language', code); app.render(); } }, text))),
    h('button', { id: 'theme', 'aria-label': w('theme'), title: w('theme'), onclick: () => toggleTheme(app) }, '◐'),
    h('button', { id: 'sign', onclick: () => summaryDialog(app) }, w('summary')),
    h('button', { id: 'export', onclick: () => app.exportFile() }),
    h('button', { id: 'help', 'aria-label': w('help'), title: w('help'), onclick: () => helpDialog(app) }, '?'));
  countHeader(app);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** What of the header changes with the decisions. A server keeps them; they are exported here when it does not take them. */
function countHeader({ source, store }) {
  const button = one('#export');
  if (!button) return;
  button.textContent = w('export') + ' (' + store.all().length + ')';
  button.hidden = source.isServer && !source.isRefused();
}

function toggleTheme(app) {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  app.source.setting('theme', root.dataset.theme);
}

/** Rows, codes, amounts, pages and texts that hold the words. */
function search(app, text) {
  app.view.search = text;
  const list = one('#found');
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  const digits = wanted.replace(/,/g, '');
  const found = [];
  if (wanted) {
    if (/^(p|第)?\d+(页)?$/.test(wanted) && Number(wanted.replace(/\D/g, '')) <= app.data.pages.length) { const n = Number(wanted.replace(/\D/g, '')); found.push({ text: w('page', n), act: () => app.goPage(n) }); }
    for (const e of app.index.cells.values()) {
      if (found.length >= 30) break;
      const hit = e.cell ? (/\d/.test(digits) && (String(e.cell.value ?? '').startsWith(digits) || e.cell.raw.replace(/,/g, '').startsWith(digits))) : app.index.label(e).toLowerCase().includes(wanted) && e.part === 'name';
      if (hit) found.push({ text: app.index.label(e) + ' · ' + (e.cell ? app.index.header(e) + ' ' + amount(e.cell.value ?? e.cell.raw) : formName(e.table.form)) + ' · ' + w('page', e.page), act: () => app.go(e.id, 'search') });
    }
    for (const x of app.data.sections) {
      if (found.length >= 36) break;
      if (x.text.toLowerCase().includes(wanted) || x.heading.toLowerCase().includes(wanted)) found.push({ text: x.heading + ' · ' + w('page', x.pages[0]), act: () => app.goPage(x.pages[0]) });
    }
  }
  app.found = found;
  list.hidden = !wanted;
  one('#search').setAttribute('aria-expanded', wanted ? 'true' : 'false');
  one('#search').removeAttribute('aria-activedescendant');
  app.foundAt = -1;
  put(list, found.length ? found.map((f, i) => h('li', { role: 'option', id: 'found-' + i, 'aria-selected': 'false', onclick: () => { closeSearch(app); f.act(); } }, doc(f.text))) : wanted ? h('li', { role: 'option', 'aria-selected': 'false' }, w('noResults')) : null);
}

function closeSearch(app) { one('#search').value = ''; search(app, ''); }

function searchKey(app, e) {
  if (e.isComposing || e.keyCode === 229) return;
  if (e.key === 'Escape') { closeSearch(app); app.focusList(); e.stopPropagation(); return; }
  const n = app.found?.length ?? 0;
  if (e.key === 'Enter' && n) { const f = app.found[Math.max(0, app.foundAt)]; closeSearch(app); f.act(); e.preventDefault(); }
  else if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && n) {
    e.preventDefault();
    app.foundAt = (app.foundAt + (e.key === 'ArrowDown' ? 1 : -1) + n) % n;
    for (const [i, li] of many('#found li').entries()) li.setAttribute('aria-selected', i === app.foundAt ? 'true' : 'false');
    one('#search').setAttribute('aria-activedescendant', 'found-' + app.foundAt);
    one('#found-' + app.foundAt)?.scrollIntoView({ block: 'nearest' });
  }
}

function keyDown(app, e) {
  if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.altKey || e.metaKey) return;
  if (one('#dialog').open) return;
  if (e.key === 'Escape') {
    if (app.isEditing()) app.edit(false);
    else if (app.view.name !== 'review') app.show('review');
    else app.focusList();
    return;
  }
  if (!app.view.keys || e.target.closest?.('input,select,textarea')) return;
  const act = {
    j: () => app.step(1), k: () => app.step(-1), a: () => app.accept(), c: () => { const cell = document.activeElement?.closest('#table-scroll [data-cell]'); if (cell) app.correctCell(cell.dataset.cell); else app.edit(); }, r: () => one('#reason')?.focus(), u: () => e.shiftKey ? app.redo() : app.undo(), t: () => app.nextTerm(),
    '[': () => app.relation(-1), ']': () => app.relation(1), p: () => app.turn(e.shiftKey ? -1 : 1), z: () => app.zoomToSuspect(), l: () => one('#layer-suspect')?.focus(), f: () => one('#filter-state')?.focus(),
    '/': () => one('#search').focus(), g: () => summaryDialog(app), '?': () => helpDialog(app),
  }[e.key.toLowerCase()] ?? (/^[1-9]$/.test(e.key) ? () => app.choose(Number(e.key) - 1) : null);
  if (!act) return;
  e.preventDefault();
  act();
}

function dialog(app, title, ...content) {
  const d = one('#dialog');
  put(d, h('h2', { id: 'dialog-title' }, title), content, h('div.acts', {}, h('button', { id: 'dialog-close', onclick: () => d.close() }, w('close'), ' ', h('kbd', {}, 'Esc'))));
  d.onclose = () => app.focusList();
  d.showModal();
}

function helpDialog(app) {
  dialog(app, w('keys'),
    h('label', {}, h('input', { type: 'checkbox', checked: app.view.keys, onchange: e => { app.view.keys = e.target.checked; app.source.setting('keys', e.target.checked ? 'on' : 'off'); } }), ' ' + w('keysOn')),
    h('table.plain', {}, h('tbody', {}, KEYS.map(([key, words]) => h('tr', {}, h('td', {}, key.split(' ').filter(Boolean).map(k => [h('kbd', {}, k), ' '])), h('td', {}, pick(words)))))));
}

function summaryDialog(app) {
  const { store, data, source } = app;
  const standing = [...data.causes, ...store.own()].map(c => store.standing(c.id)).filter(Boolean);
  const count = (...actions) => standing.filter(d => actions.includes(d.action)).length;
  const open = store.open().length;
  const row = (text, n) => h('tr', {}, h('td', {}, text), h('td.amount', {}, String(n)));
  dialog(app, w('summary'),
    h('table.plain', {}, h('tbody', {}, row(w('openCount'), open), row(w('changedCount'), count('correct', 'page_wrong')), row(w('acceptedCount'), count('accept')), row(w('rejectedCount'), count('reject')),
      row(w('uncoveredCount'), Math.round(data.summary.facts * (1 - Number(data.summary.coverage)))))),
    h('p', {}, open ? w('notFinished') : w('finished')),
    h('label', {}, w('reviewer') + ' ', h('input', { id: 'reviewer', type: 'text', value: source.reviewer(), maxlength: 80, autocomplete: 'off', oninput: e => source.setReviewer(e.target.value) })),
    source.isServer ? h('p', {}, h('a', { href: source.correctionsUrl, download: '' }, w('export'))) : h('div.acts', {}, h('button.primary', { id: 'summary-export', onclick: () => app.exportFile() }, w('export') + ' (' + store.all().length + ')'),
      h('label.file', {}, w('import') + ' ', h('input', { type: 'file', id: 'import', accept: '.json,application/json', onchange: e => e.target.files[0] && app.importFile(e.target.files[0]) }))));
}

/** What paper shows: every fault with its sentence, its place and what was decided. */
function renderPrint(app) {
  const { data, store } = app;
  put(one('#print'), h('h1', {}, doc(data.title)), h('p', {}, w('printTitle') + ' · ' + data.file + ' · SHA-256 ' + data.document), h('p', {}, statusWord(data.summary.status).join(' ') + ' · ' + data.summary.facts + w('facts') + ' · ' + w('open') + ' ' + store.open().length),
    [...data.causes.filter(c => c.isOpen).slice(0, 200), ...store.own()].map((cause, i) => {
      const decision = store.standing(cause.id);
      const entry = cause.suspects.map(x => app.index.at(x)).find(Boolean);
      return h('article', {}, h('h2', {}, (i + 1) + '. ', chip(cause, decision), ' ' + pagesWord(cause.pages)), h('p', {}, doc(messageOf(app, cause))), entry && i < 40 ? crop(app, entry, 'suspect', 260, true) : null,
        h('p', {}, h('b', {}, w('decision') + (isEnglish() ? ': ' : '：')), decision ? [w({ accept: 'accepted', correct: 'corrected', page_wrong: 'page_wrong', reject: 'rejected' }[decision.action]), ' ', decision.targets.filter(t => t.to).map(t => doc((t.from.raw ?? '') + ' → ' + app.amountWord(t.to, t.part) + ' ')), decision.reason ? doc(decision.reason) : '', ' ' + (decision.by ?? '') + ' ' + decision.at.slice(0, 16)] : w('stateUndecided')));
    }));
}
