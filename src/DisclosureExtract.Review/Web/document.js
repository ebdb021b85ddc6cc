import { createApp } from './app.js';
import { serverSource } from './served.js';
import { actionWord, w } from './words.js';

const id = location.pathname.split('/')[2];
let app = null;
let known = null;

/** Decisions of the server with those of this page that it does not have yet. */
const joined = decisions => [...decisions, ...source.waiting().filter(d => !decisions.some(x => x.id === d.id))];

/** Takes over what the server has, and shows it if it is news. */
function follow(decisions) {
  const before = new Set(app.store.all().map(d => d.id)), now = joined(decisions);
  const isNews = now.length !== before.size || now.some(d => !before.has(d.id));
  app.store.replace(now);
  if (isNews || app.view.isBehind) app.refresh();
}

const source = serverSource(id, {
  origin: number => known?.pages[number - 1]?.origin,
  saved() { app?.renderSaved(); },
  others: follow,
  conflict(decision, mine, decisions, problem) {
    app.store.replace(decisions ? joined(decisions) : app.store.all().filter(d => !mine.some(m => m.id === d.id)));
    const theirs = app.store.standing(decision.cause);
    const words = theirs ? (theirs.by || '—') + ' ' + theirs.at.slice(11, 16) + ' ' + actionWord(theirs.action) + ' ' + theirs.targets.map(t => t.to).filter(Boolean).join(', ') : '';
    app.contested(decision, problem ?? w('conflict', words));
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
    if (fresh && !source.waiting().length) follow(fresh);
  }, 3000);
});
