import { createApp } from './app.js';
import { serverSource } from './served.js';
import { actionWord } from './words.js';
import { w } from './words.js';

const id = location.pathname.split('/')[2];
let app = null;
let known = null;
const source = serverSource(id, {
  origin: number => known?.pages[number - 1]?.origin,
  saved() { const line = document.getElementById('saved'); if (line) line.textContent = source.savedWord(); },
  others(decisions, unsent) { app.store.replace([...decisions, ...unsent.filter(d => !decisions.some(x => x.id === d.id))]); },
  conflict(decision, mine, decisions, problem) {
    if (decisions) app.store.replace([...decisions, ...source.waiting()]);
    const cause = app.data.causes.find(c => c.id === decision.cause);
    const theirs = cause && app.store.standing(cause.id);
    app.select(cause);
    app.view.reason = decision.reason;
    const words = theirs ? (theirs.by || '—') + ' ' + theirs.at.slice(11, 16) + ' ' + actionWord(theirs.action) + ' ' + theirs.targets.map(t => t.to).filter(Boolean).join(', ') : '';
    app.view.problem = problem ?? w('conflict', words);
    app.view.draft = decision;
    app.render();
    app.say(app.view.problem);
  },
});

fetch('/api/documents/' + id).then(answer => answer.json()).then(async data => {
  const decisions = await source.fresh() ?? [];
  known = data;
  app = createApp(data, source, document.getElementById('app'));
  window.review = app;
  const unsent = source.unsent().filter(d => !decisions.some(x => x.id === d.id));
  app.store.replace([...decisions, ...unsent]);
  source.resume(unsent);
  app.select(app.store.open()[0] ?? data.causes[0] ?? null);
  setInterval(async () => {
    if (source.waiting().length) return;
    const fresh = await source.fresh().catch(() => null);
    if (fresh && fresh.length !== app.store.all().length && !source.waiting().length) { app.store.replace(fresh); app.render(); }
  }, 3000);
});
