/** What was decided, and what is looked at. Decisions are only ever added; taking one back is a decision too. */
export function createStore(data, source, causeOf) {
  let decisions = [], undone = [], exported = 0, stands = null;
  const listeners = [];
  const told = () => { stands = null; listeners.forEach(f => f()); };
  const superseded = () => new Set(decisions.map(d => d.supersedes).filter(Boolean));

  /** By fault: the decision that holds. */
  function held() {
    if (stands) return stands;
    const gone = superseded();
    return stands = new Map(decisions.filter(d => !gone.has(d.id) && d.action !== 'undo').map(d => [d.cause, d]));
  }

  const standing = cause => held().get(cause) ?? null;

  function add(decision) {
    decisions = [...decisions, decision];
    source.save(decision, decisions);
    told();
    return decision;
  }

  function stamp(cause) {
    return {
      id: crypto.randomUUID(), cause: cause.id, by: source.reviewer(), at: new Date().toISOString(),
      rev: decisions.filter(d => d.cause === cause.id).length,
    };
  }

  return {
    data,
    standing,
    all: () => decisions,
    unexported: () => decisions.length - exported,
    onChange: f => listeners.push(f),
    open: () => data.causes.filter(c => c.isOpen && !standing(c.id)),
    /** What was put right although no rule suspects it. */
    own: () => [...held().keys()].map(causeOf).filter(c => c?.isOwn),

    decide(cause, action, targets, reason = '') {
      undone = [];
      return add({
        ...stamp(cause), action, targets, findings: cause.signatures, reason, supersedes: standing(cause.id)?.id ?? null,
      });
    },

    /** Takes back the decision that was made last. */
    undo() {
      const gone = superseded();
      const last = decisions.findLast(d => d.action !== 'undo' && !gone.has(d.id) && causeOf(d.cause));
      const cause = last && causeOf(last.cause);
      if (!cause) return null;
      const back = add({ ...stamp(cause), action: 'undo', targets: [], findings: [], reason: '', supersedes: last.id });
      undone.push({ decision: last, by: back.id });
      return cause;
    },

    redo() {
      const { decision, by } = undone.pop() ?? {};
      const cause = decision && causeOf(decision.cause);
      if (!cause) return null;
      add({ ...decision, ...stamp(cause), supersedes: by });
      return cause;
    },

    /** Decisions of a file or of the server join those that are there, by their id. */
    merge(others) {
      const known = new Set(decisions.map(d => d.id));
      const fresh = others.filter(d => !known.has(d.id));
      decisions = [...decisions, ...fresh].sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
      if (fresh.length) told();
      return fresh.length;
    },

    replace(others) { decisions = others; told(); },

    corrections(by) {
      exported = decisions.length;
      return {
        schema: 'corrections/1', document: data.document, result: data.result,
        decisions: decisions.map(d => ({ ...d, by: d.by || by })),
      };
    },
  };
}
