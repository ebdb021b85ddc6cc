import { h, put, doc } from './dom.js';
import { w, isEnglish } from './words.js';
import { amount } from './text.js';

/** Claims with their sentence and the amount they are held against, project cards, prose, duties. */
export function renderTexts(app, element) {
  const { data } = app;
  const claimRow = c => {
    const entry = c.fact ? app.index.at(c.fact) : null;
    const css = { contradicted: 'suspect', confirmed: 'ok', unchecked: 'noise' }[c.state] ?? 'noise';
    const mark = { contradicted: '◆', confirmed: '✓', unchecked: '○' }[c.state] ?? '○';
    return h('tr', {}, h('td', {}, h('span.chip.' + css, {}, h('span', { 'aria-hidden': 'true' }, mark), w(c.state))), h('td', {}, h('button.link', { onclick: () => app.goPage(c.page, c.box) }, w('page', c.page))),
      h('td', {}, doc(c.quote)), h('td.amount', {}, amount(c.value) + ' ' + c.unit), h('td', {}, entry ? h('button.link', { onclick: () => app.go(entry.id, 'text') }, doc(app.index.label(entry)), ' ' + app.index.header(entry) + ' ' + app.index.printed({ ...c.fact })) : doc(c.why ?? '')));
  };
  const order = { contradicted: 0, unchecked: 1, confirmed: 2 };
  const claims = [...data.claims].sort((a, b) => order[a.state] - order[b.state]);
  put(element,
    h('section.card', {}, h('h2', {}, w('claims') + ' (' + claims.length + ')'), claims.length ? h('div.wide', { tabindex: 0, role: 'region', 'aria-label': w('claims') }, h('table.plain', {}, h('tbody', {}, claims.map(claimRow)))) : h('p.muted', {}, w('none'))),
    h('section.card', {}, h('h2', {}, w('projects') + ' (' + data.projects.length + ')'), data.projects.length ? data.projects.map(p => h('details', {}, h('summary', {}, h('b', {}, doc(p.name ?? '—')), ' ', h('button.link', { onclick: () => app.goPage(p.pages[0]) }, w('page', p.pages[0])),
      h('span.muted', {}, ' · ' + w('totalFunds') + ' ' + amount(p.total) + ' · ' + w('annualFunds') + ' ' + amount(p.annual) + ' ' + p.unit)),
      h('p.small', {}, [p.department, p.attribute, p.period].filter(Boolean).map(x => [doc(x), ' · '])), p.goals.map(g => h('p', {}, doc(g))),
      h('table.plain', {}, h('tbody', {}, p.indicators.map(i => h('tr', {}, h('td', {}, doc(i.level)), h('td', {}, doc(i.name)), h('td', {}, doc(i.raw)))))))) : h('p.muted', {}, w('none'))),
    h('section.card', {}, h('h2', {}, w('sections') + ' (' + data.sections.length + ')'), data.sections.map(x => h('details', {}, h('summary', {}, doc(x.heading || '—'), ' ', h('span.muted', {}, w('page', x.pages.join(isEnglish() ? ', ' : '、')))), h('p.prose', {}, doc(x.text))))),
    h('section.card', {}, h('h2', {}, w('duties')), h('table.plain', {}, h('tbody', {}, data.duties.map(d => h('tr', {}, h('td', {}, d.id), h('td', {}, d.state), h('td', {}, doc(d.reason)))))) ));
}
