import type { Table } from './catalogue.ts';
import type { Row, Rows } from './ids.ts';
import { keyOfRow } from './probe.ts';
import type { Attempt } from './world.ts';

/** Somebody's attempt, with the row as it would be. */
export interface Tried {
  readonly what: 'add' | 'change';
  readonly table: Table;
  readonly before: Row | undefined;
  readonly after: Row;
}

// Columns that mean one thing together; they come from the same row.
const together = [
  ['tenant_id', 'customer_id', 'chain'],
  ['version_id', 'path', 'page_number'],
  ['answer', 'answered_by', 'answered_at'],
];
const groupOf = (column: string) => together.findIndex((group) => group.includes(column));

/**
 * A row that is mixed from two of its table: so every value stands somewhere else already, and every combination comes up. Where a
 * person stands, it may become whoever tries.
 */
export function triedBy(
  { change, table: place, from, towards, bits }: Attempt,
  me: string,
  tables: readonly Table[],
  rows: Rows,
): Tried | undefined {
  const table = chosen(tables, place);
  const all = rows[table.name] ?? [];
  const before = all[from % all.length];
  const other = all[towards % all.length];
  if (before === undefined || other === undefined) return undefined;
  const columns = Object.keys(before);
  const after: Record<string, unknown> = {};
  for (const [n, column] of columns.entries()) {
    const group = groupOf(column);
    const bit = group === -1 ? n % 7 : 7 + (group % 2);
    const value = (bits >> bit) & 1 ? other[column] : before[column];
    after[column] = (bits >> 8) & 1 && isPerson(value) ? me : value;
  }
  if (change) {
    for (const column of columns) if (!table.changeable.includes(column)) after[column] = before[column];
    if (table.key.join() === 'id') after.id = before.id;
    return { what: 'change', table, before, after };
  }
  if (table.key.join() === 'id' && table.numbered.length === 0) after.id = `fresh_${before.id}`;
  if ('seq' in after && (bits >> 9) & 1) after.seq = 1000;
  return { what: 'add', table, before: undefined, after };
}

// Where permission depends on most.
const often = ['assignment', 'contact', 'tenant', 'customer_internal', 'task_record'];

function chosen(tables: readonly Table[], place: number): Table {
  const all = [
    ...tables,
    ...tables,
    ...Array(8)
      .fill(tables.filter(({ name }) => often.includes(name)))
      .flat(),
  ];
  return all[place % all.length];
}

const isPerson = (value: unknown) => /^person_\d+$/.test(String(value));

/** As the probe reads it. */
export function askOf({ what, table, before, after }: Tried): object {
  return {
    what: `${what} ${table.name}`,
    row: after,
    key: before === undefined ? null : keyOfRow(table, before),
  };
}
