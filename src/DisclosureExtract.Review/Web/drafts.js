/** What a person is typing about a fault, kept until it is decided or dropped: nothing that arrives meanwhile takes it away. */
export function createDrafts(source, document) {
  const key = 'draft-' + document;
  const all = new Map();
  try { for (const [cause, draft] of Object.entries(JSON.parse(source.setting(key) ?? '{}'))) all.set(cause, draft); } catch { /* a convenience */ }
  const keep = () => source.setting(key, JSON.stringify(Object.fromEntries(all)));
  return {
    of: cause => all.get(cause) ?? {},
    note(cause, what) { all.set(cause, { ...all.get(cause), ...what }); keep(); },
    drop(cause) { if (all.delete(cause)) keep(); },
    /** Leaves the correction and keeps the reason. */
    cancel(cause) {
      const { reason } = all.get(cause) ?? {};
      all.delete(cause);
      if (reason) all.set(cause, { reason });
      keep();
    },
  };
}
