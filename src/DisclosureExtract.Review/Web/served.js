import { w, isEnglish } from './words.js';

/** Milliseconds before what could not be sent is sent again: the first time, and at most. */
const FIRST_WAIT = 1000, LONGEST_WAIT = 15000;

/** Answers that no repetition changes: the document is gone, the token is no longer good, the server takes no such thing. */
const isFinal = status => status >= 400 && status < 500 && ![400, 408, 409, 425, 429].includes(status);

/** Decisions of the server: saved means committed there; what could not be sent is sent again, and told; what is not taken is kept, and told. */
export function serverSource(id, told) {
  const base = '/api/documents/' + id;
  const read = k => { try { return localStorage.getItem(k); } catch { return null; } };
  const write = (k, v) => { try { localStorage.setItem(k, v); return true; } catch { return false; } };
  const unsentKey = 'review-unsent-' + id;
  let queue = [], word = '', busy = false, refused = false;

  function say(text) { word = text; told.saved(); }

  async function post(decision) {
    try {
      const answer = await fetch(base + '/decisions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(decision) });
      const text = await answer.text();
      const isData = answer.status === 200 || answer.status === 409;
      return { status: answer.status, wait: 1000 * Number(answer.headers.get('Retry-After')) || 0, text, body: isData ? JSON.parse(text) : null };
    } catch { return { status: 0, wait: 0 }; } // an answer cut short is none: the server knows the decision by its id when it comes again
  }

  function take(n) {
    const taken = queue.slice(0, n);
    queue = queue.slice(n);
    write(unsentKey, JSON.stringify(queue));
    return taken;
  }

  async function send() {
    if (busy) return;
    busy = true;
    refused = false;
    let wait = FIRST_WAIT;
    while (queue.length) {
      const decision = queue[0];
      say(w('saving'));
      const { status, wait: asked, text, body } = await post(decision);
      if (status === 200) {
        take(1);
        wait = FIRST_WAIT;
        say(w('keptServer', new Date(body.saved).toTimeString().slice(0, 5)));
        told.others(body.decisions);
      } else if (status === 400 || status === 409) {
        const mine = queue.filter(d => d.cause === decision.cause);
        queue = queue.filter(d => d.cause !== decision.cause);
        take(0);
        say('');
        told.conflict(decision, mine, body?.decisions ?? null, status === 400 ? text : null);
      } else if (isFinal(status)) {
        refused = true;
        say(w('refused', status));
        break;
      } else {
        say(w(status === 429 ? 'unsavedBusy' : 'unsaved'));
        await new Promise(r => setTimeout(r, Math.max(asked, wait)));
        wait = Math.min(LONGEST_WAIT, wait * 2);
      }
    }
    busy = false;
    told.saved();
  }

  return {
    isServer: true,
    correctionsUrl: base + '/corrections',
    load: () => [],
    save(decision) { queue.push(decision); write(unsentKey, JSON.stringify(queue)); send(); return true; },
    /** What an earlier visit could not send. */
    unsent() { try { return JSON.parse(read(unsentKey) ?? '[]'); } catch { return []; } },
    resume(decisions) { queue = decisions; send(); },
    waiting: () => queue,
    /** Whether the server takes no decision any more: what waits has to be exported. */
    isRefused: () => refused,
    sendAgain: () => send(),
    savedWord: () => word || (isEnglish() ? 'Decisions are saved on the server.' : '决定保存在服务器上。'),
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
