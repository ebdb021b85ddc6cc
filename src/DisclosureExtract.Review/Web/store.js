/** What was decided, and what is looked at. Decisions are only ever added; taking one back is a decision too. */
export function createStore(data, source) {
  let decisions = [], undone = [], exported = 0;
  const listeners = [];
  const told = () => listeners.forEach(f => f());

  function standing(cause) {
    const gone = new Set(decisions.map(d => d.supersedes).filter(Boolean));
    return decisions.findLast(d => d.cause === cause && !gone.has(d.id) && d.action !== 'undo') ?? null;
  }

  function add(decision) {
    decisions.push(decision);
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

    decide(cause, action, targets, reason = '') {
      undone = [];
      return add({
        ...stamp(cause), action, targets, findings: cause.signatures, reason, supersedes: standing(cause.id)?.id ?? null,
      });
    },

    /** Takes back the decision that was made last. */
    undo() {
      const gone = new Set(decisions.map(d => d.supersedes).filter(Boolean));
      const last = decisions.findLast(d => d.action !== 'undo' && !gone.has(d.id));
      const cause = last && data.causes.find(c => c.id === last.cause);
      if (!cause) return null;
      const back = add({ ...stamp(cause), action: 'undo', targets: [], findings: [], reason: '', supersedes: last.id });
      undone.push({ decision: last, by: back.id });
      return cause;
    },

    redo() {
      const { decision, by } = undone.pop() ?? {};
      const cause = decision && data.causes.find(c => c.id === decision.cause);
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
