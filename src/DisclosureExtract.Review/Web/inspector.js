import { h, put, doc, one } from './dom.js';
import { ownTargets, LEVELS } from './owncause.js';
import { w, isEnglish, pick, formName, family } from './words.js';
import { amount, plus, decimals } from './text.js';
import { chip, messageOf, stateOf } from './list.js';
import { crop, numberMark } from './pageview.js';

export function actionsOf(cause) { return cause.alternatives; }

/** What a way to settle a fault does, in words. */
export function wayWord(app, cause, way) {
  const first = way.targets[0];
  if (way.kind === 'same') return cause.suspects.length ? w('altSame') : w('altSameText');
  const entry = first && app.index.at(first);
  const where = entry ? (entry.column ? app.index.header(entry) : w(first.part)) : '';
  return (way.action === 'page_wrong' ? w('altPageWrong') : w('altMisread')) + ' ' + app.amountWord(first?.to, first?.part) + (entry ? ' · ' + app.index.label(entry) + ' ' + where : '');
}

function equation(app, cause) {
  const finding = app.data.findings[cause.findings[0]];
  if (!cause.equation) return null;
  const suspects = new Set(cause.suspects.map(x => app.index.idOf(x)));
  const term = (reference, mark, css) => {
    const entry = app.index.at(reference);
    if (!entry) return null;
    const isSuspect = suspects.has(entry.id);
    return h('button.' + css + (isSuspect ? '.suspected' : ''), { onclick: () => app.go(entry.id, 'inspector'), 'data-term': entry.id },
      h('b', {}, mark + ' ' + amount(entry.cell.value ?? '0')), h('small', {}, (isSuspect ? '◆ ' : ''), doc(app.index.label(entry)), ' · ' + w('page', entry.page)));
  };
  const { whole, parts } = cause.equation;
  const off = app.index.at(whole)?.cell.value;
  const sum = app.index.sum(parts);
  const difference = off === null || off === undefined ? null : plus(off, sum, -1n);
  const same = difference === null ? -1 : parts.findIndex(p => {
    const value = app.index.at(p).cell.value;
    return value !== null && decimals(value).units !== 0n && (plus(value, difference) === plus('0', difference, 0n) || plus(value, difference, -1n).replace(/[-0.]/g, '') === '' || plus(value, difference).replace(/[-0.]/g, '') === '');
  });
  return [
    h('h3', {}, w('equation')),
    h('div.equation', {}, term(whole, 'Σ', 'total'), h('b', {}, '≠'), parts.slice(0, 24).flatMap((p, i) => [i ? '+' : null, term(p, numberMark(i), 'term')]), parts.length > 24 ? '… ' + parts.length : null),
    difference === null ? null : h('p.difference', {}, h('b', {}, w('difference') + ' ' + amount(difference) + ' ' + (app.index.tables.get(whole.table).unit ?? '')),
      same >= 0 ? (isEnglish() ? ', ' : '，') + w('equalsTerm', numberMark(same)) : '', finding?.tolerance ? h('span.muted', {}, ' · ' + w('tolerance') + ' ' + amount(finding.tolerance)) : null),
  ];
}

/** What a relation adds up, as findings write it, in the language of the page. */
function relationWord(text) {
  return isEnglish() ? text : text.replace(/sum of (\d+) rows/g, '$1行之和').replace(/sum of its (\d+) parts/g, '其$1个组成之和').replace(/sum of (\d+) columns/g, '$1列之和').replace(/ \(([^)]*)\)$/, '（$1）');
}

function readers(app, entry) {
  if (!entry?.cell) return null;
  const c = entry.cell;
  const sure = c.confidence >= 0.95 ? w('certain') : c.confidence >= 0.8 ? w('likely') : w('doubtful');
  return [(c.origin === 'text' ? w('fromText') : c.origin === 'ocr' ? w('fromOcr') : c.origin === 'transcript' ? w('fromOther') : c.origin) + (isEnglish() ? ': ' : '：'), doc(c.raw), ' · ' + sure + ' ' + Number(c.confidence).toFixed(2),
    c.status === 'repaired' ? [' · ', h('s', {}, doc(c.raw)), ' ↻ ', amount(c.value)] : null];
}

export function renderInspector(app, element) {
  const cause = app.cause();
  if (!cause) { put(element, h('div', {}, h('p.empty', {}, app.store.open().length ? w('nothingHere') : w('nothing')))); return; }
  const decision = app.store.standing(cause.id);
  app.view.seen = decision?.id;
  const way = cause.alternatives[app.view.way] ?? cause.alternatives[0];
  const findings = cause.findings.map(f => app.data.findings[f]);
  const finding = findings[Math.min(app.view.finding, findings.length - 1)];
  const places = [...new Map(cause.suspects.map(x => app.index.at(x)).filter(Boolean).map(e => [e.id, e])).values()].slice(0, 4);
  const holds = way.holds ?? [];
  const guess = cause.alternatives.some(a => a.isGuess);
  put(element,
    h('div', { id: 'inspect-what' },
      h('h2', { id: 'sentence' }, chip(cause, decision), ' ', doc(finding ? pick([finding.messageZh || finding.message, finding.message]) : messageOf(app, cause))),
      findings.length > 1 ? h('p.small.muted', {}, (Math.min(app.view.finding, findings.length - 1) + 1) + ' / ' + findings.length + ' ', h('kbd', {}, '['), ' ', h('kbd', {}, ']'), ' ' + w('change') + ' · ' + family(finding.rule) + ' ' + finding.rule) : finding ? h('p.small.muted', {}, family(finding.rule) + ' · ' + finding.rule) : null,
      equation(app, cause),
      holds.length ? [h('h3', {}, w('after')), h('ul.after', {}, holds.slice(0, 10).map(x => h('li', {}, h('i', {}, '✓ '), doc(relationWord(x)))))] : null,
      findings.length > 1 ? h('details.small', {}, h('summary', {}, w('others') + ' (' + findings.length + ')'), h('ul', {}, findings.slice(0, 40).map(f => h('li', {}, doc(pick([f.messageZh || f.message, f.message])))))) : null,
      decision ? h('p.decided', {}, chip(cause, decision), ' ', decision.targets.filter(t => t.to !== null && t.to !== undefined).map((t, i) => [i ? ', ' : '', doc((t.from.value !== null ? amount(t.from.value) : app.amountWord(t.from.raw, t.part)) + ' → ' + app.amountWord(t.to, t.part))]), decision.reason ? [' — ', doc(decision.reason)] : null, decision.by ? [' — ', doc(decision.by)] : null) : null),
    h('div', { tabindex: 0, role: 'region', 'aria-label': w('crops') }, h('h3', {}, w('crops')),
      places.length ? places.map((e, i) => h('figure', {}, h('figcaption', {}, h('b', {}, w('page', e.page) + ' ' + formName(e.table.form)), h('span', {}, i === 0 ? chip(cause, decision) : w('same'))),
        crop(app, e, 'suspect', i === 0 ? 170 : 240), h('p.small.muted', {}, doc(app.index.label(e)), e.column ? ' · ' + app.index.header(e) : '', h('br'), readers(app, e)))) :
        finding?.place ? h('figure', {}, h('figcaption', {}, w('page', finding.place.page)), crop(app, { page: finding.place.page, box: finding.place.box }, 'suspect', 300)) : null),
    h('div', {}, h('p.error.told', { role: 'alert', id: 'problem' }, app.view.problem ?? app.draft().problem ?? ''), h('h3', { id: 'ways-name' }, w('alternatives')),
      guess ? h('p.small.muted', {}, w('noDiagnosis')) : null,
      h('div.ways', { role: 'radiogroup', 'aria-labelledby': 'ways-name' }, cause.alternatives.map((a, i) => h('button.way', {
        role: 'radio', 'aria-checked': i === app.view.way ? 'true' : 'false', tabindex: i === app.view.way ? 0 : -1, onclick: () => app.choose(i),
        onkeydown: e => { const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]; if (step && cause.alternatives[i + step]) { e.preventDefault(); app.choose(i + step); one('.way[aria-checked=true]')?.focus(); } },
      }, h('kbd', {}, i + 1), h('span', {}, h('b', {}, doc(wayWord(app, cause, a))), h('small', {}, [a.isGuess ? w('altSum') : null, a.holds.length ? w('altHolds', a.holds.length) : null, a.targets.length > 1 && a.kind !== 'same' ? w('altPlaces', a.targets.length) : null].filter(Boolean).join(' · ')))))),
      app.isEditing() ? correctForm(app, cause) : h('label.why', {}, h('span.sr', {}, w('reason')), h('input', { id: 'reason', type: 'text', maxlength: 500, placeholder: w('reason'), autocomplete: 'off', value: app.draft().reason ?? '', oninput: e => app.drafts.note(cause.id, { reason: e.target.value }),
        onkeydown: e => { if (e.key === 'Enter' && !e.isComposing) { e.preventDefault(); app.reject(); } else if (e.key === 'Escape') { app.focusList(); e.stopPropagation(); } } })),
      h('div.acts', {},
        h('button.primary', { id: 'do-accept', onclick: () => app.accept() }, w('accept'), ' ', h('kbd', {}, 'A')), h('button', { id: 'do-correct', onclick: () => app.edit(), disabled: !cause.suspects.length }, w('correct'), ' ', h('kbd', {}, 'C')),
        h('button', { id: 'do-reject', onclick: () => app.reject(), disabled: cause.isOwn }, w('reject'), ' ', h('kbd', {}, 'R')), h('button', { id: 'do-undo', onclick: () => app.undo() }, w('undo'), ' ', h('kbd', {}, 'U')), h('button', { id: 'do-next', onclick: () => app.step(1) }, w('next'), ' ', h('kbd', {}, 'J'))),
      savedLine(app, h('p.small.muted', { id: 'saved' }))));
}

/** Where the decisions are kept; where a server does not take them, what to do. */
export function savedLine(app, line) {
  const isRefused = app.source.isRefused?.() ?? false;
  line.classList.toggle('error', isRefused);
  return put(line, app.savedWord(), isRefused ? [' ', h('button', { id: 'send-again', onclick: () => app.source.sendAgain() }, w('sendAgain'))] : null);
}

function correctForm(app, cause) {
  const suspects = cause.suspects.filter(x => x.part === 'value' || x.part === 'code' || x.part === 'name' || x.part === 'row' || x.part === 'unit');
  const targets = cause.isOwn ? ownTargets(cause) : suspects.flatMap(x => x.part === 'row' ? [{ ...x, part: 'code' }, { ...x, part: 'name' }] : [x]);
  const draft = app.draft(), note = (key, get) => e => app.drafts.note(cause.id, { [key]: get(e.target.value) }), text = v => v;
  const way = cause.alternatives[app.view.way] ?? cause.alternatives[0];
  const preferred = way.kind === 'same' ? null : way.targets[0];
  const options = { form: app.data.forms, level: LEVELS }[targets[0]?.part];
  const isSame = t => draft.at ? app.index.idOf(t) === draft.at : preferred && t.table === preferred.table && t.row === preferred.row && (t.column ?? null) === (preferred.column ?? null) && t.part === preferred.part;
  return h('form.correct', { onsubmit: e => { e.preventDefault(); app.correct(targets[Number(one('#correct-target').value)], one('#correct-value').value, one('#correct-how').value, one('#correct-reason').value); },
    onkeydown: e => { if (e.key === 'Escape') { e.stopPropagation(); app.edit(false); } } },
    h('label', {}, w('target'), h('select', { id: 'correct-target', onchange: note('at', v => app.index.idOf(targets[Number(v)])) }, targets.map((t, i) => { const e = app.index.at(t); return h('option', { value: i, selected: isSame(t) }, (e ? app.index.label(e) + ' ' : '') + (t.column ? (e ? app.index.header(e) : '') : w(t.part)) + ' ' + (options ? app.amountWord(app.index.printed(t), t.part) : app.index.printed(t))); }))),
    h('label', {}, w('newValue'), options ? h('select', { id: 'correct-value', onchange: note('value', text) }, options.map(o => h('option', { value: o, selected: o === (draft.value ?? app.index.printed(targets[0])) }, app.amountWord(o, targets[0].part)))) : h('input', { id: 'correct-value', value: draft.value ?? '', oninput: note('value', text), type: 'text', required: true, autocomplete: 'off', maxlength: 200, inputmode: 'text' })),
    h('label', {}, w('decision'), h('select', { id: 'correct-how', onchange: note('how', text) }, ['correct', 'page_wrong'].map(how => h('option', { value: how, selected: (draft.how ?? (way.action === 'page_wrong' ? 'page_wrong' : 'correct')) === how }, w(how === 'correct' ? 'misread' : 'misprinted'))))),
    h('label', {}, w('reason'), h('input', { id: 'correct-reason', value: draft.why ?? '', oninput: note('why', text), type: 'text', maxlength: 500, autocomplete: 'off' })),
    h('div.acts', {}, h('button.primary', { type: 'submit' }, w('save')), h('button', { type: 'button', onclick: () => app.edit(false) }, w('cancel'))));
}
