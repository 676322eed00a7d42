import type { Store } from '../../src/store/store.ts';
import { asSuperuser, internalOf, type Row, type Table } from './store-rows.ts';

// A word that stands nowhere else, in every internal field. If one is ever answered to a partner, it says which field it came from.

export type Round = 'robin' | 'wren';

/** The partner of the test could not ask without the first; the second says whether a partner reads the row at all. */
const kept = ['session.token_hash', 'success_metric.service'];

/** `robin17xnotexbody`: one word, also for a search. */
const canary = (round: Round, n: number, table: string, column: string) =>
  `${round}${n}x${table}x${column}`.replaceAll('_', '');

export const canaryWord = /\b(?:robin|wren)\d+x\w+/i;

/** The value with canaries in it; undefined where none fits. */
function singing(value: unknown, type: string, word: string): unknown {
  if (type === 'text') return word;
  if (type === 'text[]') return [...((value as string[] | null) ?? []), word];
  if (type !== 'jsonb') return undefined;
  const sung = deep(value, word);
  return JSON.stringify(sung).includes(word) ? sung : undefined;
}

/** Every text of the value, and one more where there is a place for it. */
function deep(value: unknown, word: string): unknown {
  if (typeof value === 'string') return `${value} ${word}`;
  if (Array.isArray(value)) return value.map((one) => deep(one, word));
  if (typeof value !== 'object' || value === null) return value;
  const all = Object.entries(value).map(([name, one]) => [name, deep(one, word)]);
  return { ...Object.fromEntries(all), [word]: word };
}

/** Another value of the same kind, for what holds no words. */
function otherwise(value: unknown, type: string): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (type === 'date' && typeof value === 'string')
    return value === '2001-02-03' ? '2001-02-04' : '2001-02-03';
  if (type.startsWith('timestamp') && typeof value === 'string') return '2001-02-03T04:05:06Z';
  return undefined;
}

/**
 * Writes a canary into every internal field that can hold words. With `all`, it changes numbers, days and answers of yes or no there as well.
 * @returns the canaries of each table.
 */
export async function letSing(
  store: Store,
  tables: readonly Table[],
  people: ReadonlySet<string>,
  round: Round,
  all = false,
): Promise<Map<string, readonly string[]>> {
  const canaries = new Map<string, string[]>();
  let n = 0;
  await asSuperuser(store, async (connection) => {
    for (const table of tables) {
      for (const one of table.rows) {
        const patch: Record<string, unknown> = {};
        for (const { name, type, free } of internalOf(table, one, people)) {
          if (!free || kept.includes(`${table.name}.${name}`)) continue;
          const word = canary(round, ++n, table.name, name);
          const value = singing(one.row[name], type, word);
          const other = value ?? (all ? otherwise(one.row[name], type) : undefined);
          if (value !== undefined) canaries.set(table.name, [...(canaries.get(table.name) ?? []), word]);
          if (other !== undefined) patch[name] = other;
        }
        if (Object.keys(patch).length > 0) await change(connection, table, one.key, patch);
      }
    }
  });
  return canaries;
}

type Connection = Parameters<Parameters<typeof asSuperuser>[1]>[0];

async function change(connection: Connection, { name, key }: Table, at: string, patch: Row): Promise<void> {
  const names = Object.keys(patch);
  const values = names.map((column) => `p.${column}`).join(', ');
  await connection.query(
    `update ${name} set (${names.join(', ')}) = (select ${values} from jsonb_populate_record(null::${name}, $1::jsonb) p)
      where concat_ws('|', ${key.join(', ')}) = $2`,
    [JSON.stringify(patch), at],
  );
}

/** Takes away every row that the partner doesn't see, but those that are kept. @returns how many. */
export async function clearAway(
  store: Store,
  tables: readonly Table[],
  isKept: (table: string, row: Row) => boolean,
): Promise<number> {
  let gone = 0;
  await asSuperuser(store, async (connection) => {
    for (const { name, key, rows } of tables) {
      const hidden = rows.filter(({ row, isSeen }) => !isSeen && !isKept(name, row)).map((one) => one.key);
      const { affected } = await connection.query(
        `delete from ${name} where concat_ws('|', ${key.join(', ')}) = any ($1::text[])`,
        [hidden],
      );
      gone += affected;
    }
  });
  return gone;
}
