/**
 * Something that no rule suspects and a person puts right, as a fault of one place, called after it: `cell:t3/4/total` an amount,
 * `cell:t3/4/#name` a label, `form:t3` what form a table is, `level:` whose money it is.
 */
const PLACE = /^cell:([^/]+)\/(\d+)\/(.+)$/;
const LABELS = ['code', 'name'];
export const LEVELS = ['department', 'unit', 'government'];

export const ownCauseId = (index, target) => target.part === 'form' ? 'form:' + target.table : target.part === 'level' ? 'level:' : 'cell:' + index.idOf(target);

function suspectOf(index, id) {
  if (id === 'level:') return { table: '', row: null, column: null, part: 'level' };
  if (id.startsWith('form:')) return index.tables.has(id.slice(5)) ? { table: id.slice(5), row: null, column: null, part: 'form' } : null;
  const [, table, at, rest] = PLACE.exec(id) ?? [];
  const row = index.tables.get(table)?.rows[at];
  const part = rest?.startsWith('#') ? rest.slice(1) : 'value';
  return row && (part === 'value' ? row.cells[rest] : LABELS.includes(part)) ? { table, row: Number(at), column: part === 'value' ? rest : null, part } : null;
}

/** The fault of that name; null where the place is not in the document. */
export function ownCause(index, id) {
  const suspect = suspectOf(index, id);
  if (!suspect) return null;
  const page = index.at(suspect)?.page ?? index.tables.get(suspect.table)?.pages[0] ?? 1;
  return {
    id, severity: 'info', kind: suspect.part, findings: [], rules: [], pages: [page], suspects: [suspect], equation: null, disputed: 0, signatures: [], isOpen: false, isOwn: true,
    alternatives: [{ kind: 'same', action: 'accept', targets: [{ ...suspect, from: index.from(suspect), to: null }], holds: [], isGuess: false }],
  };
}

/** What can be put right there: what was pointed at first, then the rest of its row. */
export function ownTargets(cause) {
  const [suspect] = cause.suspects;
  if (suspect.row === null) return [suspect];
  return [suspect, ...LABELS.filter(p => p !== suspect.part).map(part => ({ table: suspect.table, row: suspect.row, column: null, part }))];
}
