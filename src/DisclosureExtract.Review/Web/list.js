import { h, put, doc } from './dom.js';
import { w, pick, isEnglish, formName, family, levelWord } from './words.js';

export const MARKS = { error: '◆', warning: '▲', info: 'ⓘ' };
export const stateOf = decision => decision ? ({ accept: 'accepted', correct: 'corrected', page_wrong: 'page_wrong', reject: 'rejected' })[decision.action] : null;
export const STATE_MARKS = { accepted: '✓', corrected: '✎', page_wrong: '✎', rejected: '⊘' };

export function severityWord(cause) {
  return cause.isOwn ? w('notSuspected') : cause.severity === 'error' || cause.disputed > 0 ? w('suspect') : cause.severity === 'warning' ? w('reminder') : w('note');
}

/** The chip of a fault: shape, colour and word say the same. */
export function chip(cause, decision) {
  const state = stateOf(decision);
  if (state) return h('span.chip.' + (state === 'rejected' ? 'noise' : 'ok'), {}, h('span', { 'aria-hidden': 'true' }, STATE_MARKS[state]), w(state));
  const kind = cause.severity === 'error' || cause.disputed > 0 ? 'suspect' : cause.severity === 'warning' ? 'term' : 'noise';
  return h('span.chip.' + kind, {}, h('span', { 'aria-hidden': 'true' }, kind === 'suspect' ? '◆' : MARKS[cause.severity]), severityWord(cause) + ' · ' + w(cause.kind));
}

export function pagesWord(pages) {
  if (pages.length === 0) return '';
  const some = pages.slice(0, 4).join(isEnglish() ? ', ' : '、') + (pages.length > 4 ? '…' : '');
  return isEnglish() ? (pages.length > 1 ? 'Pages ' : 'Page ') + some : '第' + some + '页';
}

/** What a fault is called: the place, and what the best way to settle it would change. */
export function titleOf(app, cause) {
  const first = cause.suspects.find(x => x.row !== null && x.row !== undefined);
  if (!first && cause.isOwn) return [w(cause.kind) + (isEnglish() ? ': ' : '：') + app.amountWord(app.index.printed(cause.suspects[0]), cause.kind)];
  if (!first) return [doc(messageOf(app, cause))];
  const entry = app.index.at(first);
  const label = entry ? app.index.label(entry) : '';
  const best = cause.alternatives[0];
  const target = best.kind === 'same' ? null : best.targets[0];
  const column = entry?.column ? ' ' + app.index.header(entry) : '';
  if (target && !best.isGuess) return [doc(label + column), h('br'), doc(app.index.printed(target) + ' → ' + app.amountWord(target.to, target.part))];
  return [doc(label + column), cause.suspects.length > 1 ? ' ×' + cause.suspects.length : ''];
}

export function messageOf(app, cause) {
  const finding = app.data.findings[cause.findings[0]];
  if (cause.isOwn) return w({ form: 'ownForm', level: 'ownLevel' }[cause.kind] ?? 'ownSentence');
  return finding ? pick([finding.messageZh || finding.message, finding.message]) : isEnglish() ? cause.disputed + ' amounts are disputed, and no finding says why' : cause.disputed + '个金额存疑，没有发现说明原因';
}

/** The faults that the filters leave. */
export function visible(app) {
  const { state, page, form, rule } = app.view.filter;
  return [...app.data.causes, ...app.store.own()].filter(c => {
    const decided = app.store.standing(c.id) !== null && !app.drafts.of(c.id).problem;
    if (state === 'undecided' && (decided || !c.isOpen)) return false;
    if (state === 'decided' && !decided) return false;
    if (state === 'notes' && (c.isOpen || c.isOwn)) return false;
    if (state === 'all' && !c.isOpen && !c.isOwn) return false;
    if (page && !c.pages.includes(Number(page))) return false;
    if (form && !c.suspects.some(x => app.index.tables.get(x.table)?.form === form)) return false;
    return !rule || c.rules.some(r => r.split('.')[0] === rule);
  });
}

export function renderList(app, element) {
  const { data, store, view } = app;
  const open = store.open().length, all = data.causes.filter(c => c.isOpen).length;
  const list = visible(app);
  const select = (key, label, options) => h('select', { 'aria-label': label, id: 'filter-' + key, onchange: e => { view.filter[key] = e.target.value; app.render(); }, value: undefined },
    options.map(([value, text]) => h('option', { value, selected: String(view.filter[key]) === String(value) }, text)));
  const forms = [...new Set(data.causes.flatMap(c => c.suspects.map(x => app.index.tables.get(x.table)?.form)).filter(Boolean))];
  const rules = [...new Set(data.causes.flatMap(c => c.rules.map(r => r.split('.')[0])))];
  const pages = [...new Set(data.causes.flatMap(c => c.pages))].sort((a, b) => a - b);
  put(element,
    h('div.bar', {},
      h('div', {}, h('h2.inline', {}, w('open') + ' ' + open + ' ' + w('items')), h('span.muted', {}, ' · ' + w('done') + ' ' + (all - open))),
      h('div.progress', { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': all, 'aria-valuenow': all - open, 'aria-label': w('done') }, h('i', { css: { width: (all ? 100 * (all - open) / all : 100) + '%' } })),
      h('div.filters', {},
        select('state', w('filter'), [['undecided', w('undecided')], ['decided', w('decided')], ['all', w('all')], ['notes', w('notes')]]),
        select('form', w('allForms'), [['', w('allForms')], ...forms.map(f => [f, formName(f)])]),
        select('rule', w('allRules'), [['', w('allRules')], ...rules.map(r => [r, family(r)])]),
        select('page', w('allPages'), [['', w('allPages')], ...pages.map(p => [p, w('page', p)])]))),
    list.length === 0 ? h('p.empty', {}, all === 0 || (open === 0 && view.filter.state === 'undecided') ? w('nothing') : w('nothingHere')) : null,
    h('ol.causes', { id: 'causes' }, items(app, list)),
    renderTrust(app), renderLayers(app));
}

/** The faults as they were drawn last: of hundreds, a decision changes two. */
let listed = new Map();

function items(app, list) {
  const now = new Map(list.map(cause => {
    const current = cause === app.cause(), decision = app.store.standing(cause.id), isDraft = Boolean(app.drafts.of(cause.id).problem);
    const key = [isEnglish(), current, decision?.id, isDraft].join(), known = listed.get(cause.id);
    return [cause.id, known?.key === key ? known : { key, item: itemOf(app, cause, current, decision, isDraft) }];
  }));
  listed = now;
  return [...now.values()].map(x => x.item);
}

function itemOf(app, cause, current, decision, isDraft) {
  const others = cause.findings.length - 1;
  return h('li', { 'aria-current': current ? 'true' : null },
    h('button.cause', { id: 'cause-' + cause.id, tabindex: current ? 0 : -1, onclick: () => app.select(cause) },
      h('span', {}, chip(cause, decision), ' ', h('span.muted', {}, pagesWord(cause.pages))),
      h('span.title', {}, titleOf(app, cause)),
      h('span.muted.small', {},
        [cause.rules.map(family).filter((x, i, a) => a.indexOf(x) === i).join(' · '), others > 0 ? '+' + others : null, cause.disputed ? w('disputed') + ' ' + cause.disputed : null, isDraft ? w('draft') : null].filter(Boolean).join(' · '))));
}

function renderTrust(app) {
  const s = app.data.summary;
  return h('details.trust', { open: true }, h('summary', {}, w('trust')),
    h('p', {}, s.facts + ' ' + w('facts') + (isEnglish() ? ', ' : '：') + (Number(s.coverage) * 100).toFixed(1) + ' % ' + w('covered')),
    h('p', {}, w('level') + (isEnglish() ? ': ' : '：') + levelWord(app.data.level) + ' ', h('button.link', { id: 'correct-level', onclick: () => app.correctOwn('level:') }, w('correct'))),
    s.uncoveredForms.length ? h('p', {}, w('uncovered') + (isEnglish() ? ': ' : '：') + s.uncoveredForms.map(formName).join(isEnglish() ? ', ' : '、')) : null);
}

function renderLayers(app) {
  const counts = app.layerCounts();
  const row = (key, css, mark, word) => h('label', {},
    h('input', { type: 'checkbox', id: 'layer-' + key, checked: app.view.layers[key], onchange: e => { app.view.layers[key] = e.target.checked; app.renderPage(); } }),
    h('span.chip.' + css, {}, h('span', { 'aria-hidden': 'true' }, mark), word), h('span.count', {}, counts[key]));
  return h('fieldset.layers', {}, h('legend', {}, w('layers')),
    row('suspect', 'suspect', '◆', w('layerSuspect')), row('term', 'term', '①Σ', w('layerTerm')), row('repaired', 'repaired', '↻', w('layerRepaired')),
    row('unaccounted', 'unaccounted', '▨', w('layerUnaccounted')), row('noise', 'noise', '░', w('layerNoise')), row('seal', 'noise', '◎', w('layerSeal')), row('copy', 'noise', '⧉', w('layerCopy')));
}
