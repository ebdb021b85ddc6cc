import { w, isEnglish } from './words.js';

/** Decisions of the server: saved means committed there; what could not be sent is sent again, and told. */
export function serverSource(id, told) {
  const base = '/api/documents/' + id;
  const read = k => { try { return localStorage.getItem(k); } catch { return null; } };
  const write = (k, v) => { try { localStorage.setItem(k, v); return true; } catch { return false; } };
  const draft = 'review-unsent-' + id;
  let queue = [], state = '', busy = false;

  async function send() {
    if (busy) return;
    busy = true;
    while (queue.length) {
      state = w('saving');
      told.saved();
      let answer = null;
      try {
        answer = await fetch(base + '/decisions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(queue[0]) });
      } catch { /* sent again below */ }
      if (answer?.status === 200 || answer?.status === 409 || answer?.status === 400) {
        const decision = queue.shift();
        write(draft, JSON.stringify(queue));
        const body = answer.status === 400 ? null : await answer.json();
        if (answer.status === 200) { state = w('keptServer', new Date(body.saved).toTimeString().slice(0, 5)); told.others(body.decisions, queue); }
        else {
          const mine = queue.filter(d => d.cause === decision.cause);
          queue = queue.filter(d => d.cause !== decision.cause);
          write(draft, JSON.stringify(queue));
          told.conflict(decision, mine, body?.decisions ?? null, answer.status === 400 ? await answer.text() : null);
        }
      } else {
        state = w('unsaved');
        told.saved();
        await new Promise(r => setTimeout(r, 1500));
      }
      told.saved();
    }
    busy = false;
  }

  return {
    isServer: true,
    correctionsUrl: base + '/corrections',
    load: () => [],
    save(decision) { queue.push(decision); write(draft, JSON.stringify(queue)); send(); return true; },
    /** What an earlier visit could not send. */
    unsent() { try { return JSON.parse(read(draft) ?? '[]'); } catch { return []; } },
    resume(decisions) { queue = decisions; send(); },
    waiting: () => queue,
    savedWord: () => state || (isEnglish() ? 'Decisions are saved on the server.' : '决定保存在服务器上。'),
    reviewer: () => read('review-by') ?? '',
    setReviewer: name => write('review-by', name),
    setting: (name, value) => value === undefined ? read('review-' + name) : write('review-' + name, value),
    /** A transcript has no pictures. */
    picture: number => told.origin(number) === 'transcript' ? null : '/doc/' + id + '/pages/' + number,
    async fresh() {
      const answer = await fetch(base + '/decisions');
      return answer.ok ? answer.json() : null;
    },
  };
}
