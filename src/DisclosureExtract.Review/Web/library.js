import { h, s, put, one, doc } from './dom.js';
import { keepingFocus } from './typing.js';
import { w, setLanguage, isEnglish, statusWord, formName, family } from './words.js';

const read = k => { try { return localStorage.getItem(k); } catch { return null; } };
const write = (k, v) => { try { localStorage.setItem(k, v); } catch { /* a convenience */ } };
const view = { q: '', page: 0, sort: 'status', desc: false, chosen: { status: [], kind: [], year: [], family: [], review: [] }, answer: null, forms: [], progress: null, at: 0 };
let asked = 0, shownList = '', shownBeside = '';

const words = {
  title: ['披露文件库', 'Disclosures'], search: ['搜索单位、标题、文件名…', 'Search body, title, file…'], documents: ['份文件', 'documents'], status: ['状态', 'Status'], kind: ['类型', 'Kind'], year: ['年度', 'Year'],
  family: ['错误种类', 'Kinds of faults'], review: ['审阅', 'Review'], entity: ['单位', 'Body'], pages: ['页', 'Pages'], facts: ['金额', 'Amounts'], disputed: ['存疑', 'Disputed'], covered: ['印证', 'Confirmed'], open: ['待定', 'Open'],
  none: ['未开始', 'Not started'], started: ['进行中', 'Started'], settled: ['已处理', 'Settled'], budget: ['预算', 'Budget'], final_accounts: ['决算', 'Final accounts'], queue: ['队列', 'Queue'], previous: ['上一页', 'Previous'], next: ['下一页', 'Next'],
  nothing: ['没有符合的文件。', 'No document matches.'], forms: ['哪些表存疑（斜纹）', 'Which forms are disputed (hatched)'], unknown: ['未说明', 'Not said'], watching: ['监视中', 'Watching'], idle: ['未监视', 'Not watched'], skip: ['跳到列表', 'Skip to the list'],
};
const t = key => words[key] ? words[key][isEnglish() ? 1 : 0] : key;

async function ask() {
  const mine = ++asked;
  const query = new URLSearchParams({ q: view.q, page: view.page, sort: view.sort, desc: view.desc ? '1' : '0' });
  for (const [key, values] of Object.entries(view.chosen)) for (const v of values) query.append(key, v);
  const answer = await fetch('/api/documents?' + query).then(a => a.ok ? a.json() : null).catch(() => null);
  if (mine !== asked || !answer) return;
  const now = query + JSON.stringify(answer);
  if (now === shownList) return; // what is pointed at or marked stays
  shownList = now;
  view.answer = answer;
  render();
}

const kindWord = k => k ? t(k) : t('unknown');
const valueWord = (facet, v) => facet === 'status' ? statusWord(v).join(' ') : facet === 'family' ? family(v) : facet === 'kind' ? kindWord(v) : facet === 'review' ? t(v) : v || t('unknown');

function facets() {
  return Object.entries(view.answer?.facets ?? {}).map(([facet, counts]) => h('fieldset.facet', {}, h('legend', {}, t(facet)), Object.entries(counts).sort((a, b) => facet === 'year' ? b[0] - a[0] : b[1] - a[1]).slice(0, 12).map(([value, n]) => h('label', {},
    h('input', { type: 'checkbox', id: 'f-' + facet + '-' + value, checked: view.chosen[facet].includes(value), onchange: e => { view.chosen[facet] = e.target.checked ? [...view.chosen[facet], value] : view.chosen[facet].filter(x => x !== value); view.page = 0; ask(); } }),
    h('span', {}, valueWord(facet, value)), h('span.count', {}, String(n))))));
}

function rows() {
  const css = { complete: 'ok', needs_review: 'suspect', partial: 'unaccounted' };
  return (view.answer?.documents ?? []).map((d, i) => {
    const [mark, word] = statusWord(d.status);
    return h('tr', { 'aria-selected': i === view.at ? 'true' : null }, h('td', {}, h('span.chip.' + (css[d.status] ?? 'noise'), {}, h('span', { 'aria-hidden': 'true' }, mark), word)),
      h('td', {}, h('a', { href: '/doc/' + d.id, id: 'doc-' + d.id }, doc(d.entity || d.title)), h('small', {}, doc(d.file))), h('td', {}, (d.year ?? '') + ' ' + kindWord(d.kind)), h('td.amount', {}, String(d.pages)), h('td.amount', {}, String(d.facts)),
      h('td.amount', {}, d.disputed ? h('b.bad', {}, '◆ ' + d.disputed) : '0'), h('td.amount', {}, String(d.causes)), h('td', {}, d.families.split(' ').filter(Boolean).map(family).join(' · ')), h('td.amount', {}, d.facts ? (100 * d.covered).toFixed(1) + ' %' : '—'), h('td', {}, d.causes === 0 ? '—' : t(d.review)));
  });
}

function header(key, sort, amounts) {
  const current = view.sort === sort;
  return h('th', { scope: 'col', class: amounts ? 'amount' : null, 'aria-sort': current ? (view.desc ? 'descending' : 'ascending') : null },
    sort ? h('button.sort', { id: 'sort-' + sort, onclick: () => { if (current) view.desc = !view.desc; else Object.assign(view, { sort, desc: amounts ?? false }); view.page = 0; ask(); } }, t(key) + (current ? view.desc ? ' ▼' : ' ▲' : '')) : t(key));
}

function formBars() {
  if (!view.forms.length) return null;
  const most = Math.max(...view.forms.map(f => f.facts)) || 1;
  return h('section.card', {}, h('h2', {}, t('forms')), s('svg.chart', { viewBox: '0 0 330 ' + (view.forms.length * 22 + 4), role: 'img', 'aria-label': t('forms') },
    s('defs', {}, s('pattern', { id: 'hl', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, s('rect.hatch0', { width: 6, height: 6 }), s('rect.hatch1', { width: 2.4, height: 6 }))),
    view.forms.map((f, i) => { const y = 4 + 22 * i, unit = 130 / most; return s('g', {}, s('title', {}, formName(f.form) + ' ' + f.facts + ' ◆' + f.disputed), s('text', { x: 108, y: y + 13, 'text-anchor': 'end' }, formName(f.form).slice(0, 12)), s('rect.bar3', { x: 114, y, width: (f.facts - f.disputed) * unit, height: 16 }),
      f.disputed ? s('rect.hatched', { x: 114 + (f.facts - f.disputed) * unit, y: y + .6, width: Math.max(1.5, f.disputed * unit), height: 14.8, fill: 'url(#hl)' }) : null, s('text', { x: 120 + f.facts * unit, y: y + 13 }, f.facts + (f.disputed ? ' ◆' + f.disputed : ''))); })));
}

/** What stays while the list changes: above all the field in which somebody types, or composes a word. */
function libraryFrame() {
  document.title = t('title');
  put(one('#app'),
    h('a.skip', { href: '#list' }, t('skip')),
    h('header', {}, h('h1', {}, t('title')), h('span.muted', { id: 'total' }), h('span.grow'),
      h('input', { type: 'search', id: 'search', value: view.q, placeholder: t('search'), 'aria-label': t('search'), autocomplete: 'off', maxlength: 200, oninput: e => { if (!e.isComposing) searchFor(e.target.value); }, oncompositionend: e => searchFor(e.target.value) }),
      h('span.segments', { role: 'group', 'aria-label': w('language') }, [['zh', '中'], ['en', 'EN']].map(([code, text]) => h('button', { id: 'lang-' + code, 'aria-pressed': (code === 'en') === isEnglish() ? 'true' : 'false', onclick: () => { setLanguage(code); write('review-language', code); keepingFocus(() => { libraryFrame(); render(); }); } }, text))),
      h('button', { id: 'theme', 'aria-label': w('theme'), onclick: () => { const root = document.documentElement; root.dataset.theme = (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark'; write('review-theme', root.dataset.theme); } }, '◐')),
    h('nav', { id: 'facets', 'aria-label': w('filter') }), h('main', { id: 'list', tabindex: -1 }), h('aside', { id: 'side' }));
}

function searchFor(text) {
  if (text === view.q) return;
  Object.assign(view, { q: text, page: 0 });
  ask();
}

function render() {
  const p = view.progress;
  const total = view.answer?.total ?? 0, last = Math.max(0, Math.ceil(total / 50) - 1);
  one('#total').textContent = total + ' ' + t('documents');
  keepingFocus(() => {
    put(one('#facets'), facets());
    put(one('#list'),
      p ? h('p.queue', {}, h('b', {}, t('queue')), ' ', (p.done + p.review + p.failed) + ' / ' + (p.done + p.review + p.failed + p.working + p.waiting + p.queued) + ' · ' + t(p.running ? 'watching' : 'idle')) : null,
      h('table.plain.list', {}, h('thead', {}, h('tr', {}, header('status', 'status'), header('entity', 'entity'), header('year', 'year', true), header('pages', 'pages', true), header('facts', 'facts', true), header('disputed', 'disputed', true), header('open', null, true), header('family', null), header('covered', 'covered', false), header('review', null))), h('tbody', {}, rows())),
      view.answer && total === 0 ? h('p.empty', {}, t('nothing')) : null,
      h('p.pager', {}, h('button', { id: 'previous', disabled: view.page === 0, onclick: () => { view.page--; ask(); } }, t('previous')), ' ' + (view.page + 1) + ' / ' + (last + 1) + ' ', h('button', { id: 'next', disabled: view.page >= last, onclick: () => { view.page++; ask(); } }, t('next'))));
    put(one('#side'), formBars());
  });
}

document.body.dataset.view = 'library';
setLanguage(read('review-language') ?? 'zh');
if (read('review-theme')) document.documentElement.dataset.theme = read('review-theme');
document.addEventListener('keydown', e => {
  if (e.isComposing || e.ctrlKey || e.altKey || e.metaKey || e.target.closest('input')) return;
  const links = [...document.querySelectorAll('tbody a')];
  if (e.key === '/') { e.preventDefault(); one('#search').focus(); }
  else if (e.key === 'j' || e.key === 'k') { e.preventDefault(); view.at = Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + (e.key === 'j' ? 1 : -1))); links[view.at]?.focus(); }
});

const get = path => fetch(path).then(a => a.ok ? a.json() : null).catch(() => null);

/** The list does not wait for what stands beside it. */
async function look() {
  const [progress, forms] = await Promise.all([get('/api/progress'), get('/api/forms'), ask()]);
  const now = JSON.stringify([progress, forms]);
  if (now === shownBeside) return;
  shownBeside = now;
  view.progress = progress;
  view.forms = forms ?? view.forms;
  render();
}
libraryFrame();
render();
look();
setInterval(look, 5000);
