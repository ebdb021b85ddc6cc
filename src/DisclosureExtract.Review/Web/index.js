import { amount, plus, shown } from './text.js';

/** Looks up tables, rows and cells of the data; `t3/4/total` names a cell, `t3/4/#name` the label of a row. */
export function createIndex(data) {
  const tables = new Map(data.tables.map(t => [t.id, t]));
  const byPage = new Map();
  const cells = new Map();
  const printed = new Map();
  for (const table of data.tables) {
    table.rows.forEach((row, r) => {
      for (const [key, cell] of Object.entries(row.cells)) {
        const id = table.id + '/' + r + '/' + key;
        const entry = { id, table, row, rowIndex: r, column: key, cell, page: cell.page, box: cell.box };
        cells.set(id, entry);
        if (!byPage.has(cell.page)) byPage.set(cell.page, []);
        byPage.get(cell.page).push(entry);
      }
    });
    for (const grid of table.grid.cells) {
      if (!printed.has(grid.page)) printed.set(grid.page, []);
      printed.get(grid.page).push(grid);
      for (const link of grid.links ?? [])
        if (link.includes('#')) {
          // A code printed in several cells is one place.
          const id = table.id + '/' + link, known = cells.get(id), box = grid.box;
          if (known?.page === grid.page) known.box = [Math.min(known.box[0], box[0]), Math.min(known.box[1], box[1]), Math.max(known.box[2], box[2]), Math.max(known.box[3], box[3])];
          else cells.set(id, labelEntry(table, link, grid));
        }
    }
  }
  const repaired = [...cells.values()].filter(e => e.cell?.status === 'repaired').length;

  function labelEntry(table, link, grid) {
    const [r, part] = link.split('/#');
    const row = table.rows[Number(r)];
    return { id: table.id + '/' + link, table, row, rowIndex: Number(r), column: null, part, cell: null, page: grid.page, box: [...grid.box] };
  }

  const idOf = t => t.table + '/' + t.row + '/' + (t.column ?? '#' + (t.part === 'row' || t.part === 'value' ? 'name' : t.part));
  return {
    tables, cells, repaired,
    /** The cells of all tables on a page. */
    printedOn: page => printed.get(page) ?? [],
    onPage: page => byPage.get(page) ?? [],
    idOf,
    at(reference) {
      const found = cells.get(idOf(reference));
      if (found) return found;
      const name = reference.row === null || reference.row === undefined ? null : cells.get(reference.table + '/' + reference.row + '/#name');
      if (name) return name;
      const row = tables.get(reference.table)?.rows[reference.row];
      const key = row && Object.keys(row.cells)[0];
      return key ? cells.get(reference.table + '/' + reference.row + '/' + key) : null;
    },
    label: entry => (entry.row.code ? entry.row.code + ' ' : '') + entry.row.name,
    /** What a reference prints: the amount, code or name. */
    printed(reference) {
      if (reference.part === 'form' || reference.part === 'level') return this.from(reference).raw;
      const row = tables.get(reference.table)?.rows[reference.row];
      if (!row) return tables.get(reference.table)?.unit ?? '';
      if (reference.column) { const cell = row.cells[reference.column]; return cell ? (cell.value !== null ? amount(cell.value) : shown(cell.raw)) : ''; }
      return reference.part === 'code' ? row.code : row.name;
    },
    /** What a decision about it starts from. */
    from(t) {
      const table = tables.get(t.table), row = table?.rows[t.row], cell = t.column ? row?.cells[t.column] : null;
      if (t.part === 'form' || t.part === 'level') return { raw: (t.part === 'form' ? table?.form : data.level) ?? '', value: null };
      if (t.part === 'value') return { raw: cell?.raw ?? '', value: cell?.value === null || cell?.value === undefined ? null : Number(cell.value) };
      return { raw: (t.part === 'unit' ? table?.unit : t.part === 'code' ? row?.code : row?.name) ?? '', value: null };
    },
    header: entry => entry.column ? (entry.table.columns.find(c => c.key === entry.column.split('#')[0])?.header ?? []).at(-1) ?? entry.column : '',
    sum: references => references.reduce((total, r) => plus(total, tables.get(r.table).rows[r.row].cells[r.column].value ?? '0'), '0'),
  };
}
