import type { Actor } from '../../src/features/people/model.ts';
import { identityStatement } from '../../src/store/identity.ts';
import { type Connection, withConnection } from '../../src/store/pool.ts';
import type { Store } from '../../src/store/store.ts';
import { columns, never } from './columns.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Column {
  readonly name: string;
  readonly type: string;
  /** No key, no reference, no rule of the database says what may stand there. */
  readonly free: boolean;
}

export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly row: Row; readonly isSeen: boolean }[];
}

/** Past row security, triggers and references: what no program of ours can do. */
export function asSuperuser<T>(store: Store, work: (connection: Connection) => Promise<T>): Promise<T> {
  return withConnection(store.pool, 'owner', async (connection) => {
    await connection.script(`set session_replication_role = replica`);
    try {
      return await work(connection);
    } finally {
      await connection.script(`set session_replication_role = origin`);
    }
  });
}

const catalogue = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'f', 'c') and a.attnum = any (k.conkey))
      and a.attidentity = '' and a.attgenerated = '' as free,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as is_key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname, a.attnum`;

const keyOf = (key: readonly string[]) => `concat_ws('|', ${key.join(', ')})`;

/** Every table with all of its rows, and which of them row security shows the partner. */
export async function allTables(store: Store, partner: Actor): Promise<Table[]> {
  const found = await withConnection(store.pool, 'owner', (connection) => connection.query(catalogue));
  const tables: Table[] = [];
  for (const [name, all] of Map.groupBy(found.rows, (row) => String(row.table))) {
    const key = all.filter((row) => row.is_key).map((row) => String(row.name));
    const select = `select ${keyOf(key)} as key, to_jsonb(t) as row from ${name} t order by 1`;
    const { rows } = await asSuperuser(store, (connection) => connection.query(select));
    const seen = new Set(await seenKeys(store, partner, name, key));
    tables.push({
      name,
      key,
      columns: all.map((row) => ({
        name: String(row.name),
        type: String(row.type),
        free: row.free === true,
      })),
      rows: rows.map((row) => ({
        key: String(row.key),
        row: row.row as Row,
        isSeen: seen.has(String(row.key)),
      })),
    });
  }
  return tables;
}

async function seenKeys(
  store: Store,
  partner: Actor,
  table: string,
  key: readonly string[],
): Promise<string[]> {
  const { sql, values } = identityStatement(partner);
  return withConnection(store.pool, 'owner', async (connection) => {
    await connection.query(sql, values);
    // A table that is not granted shows nothing.
    const granted = await connection.query(`select has_table_privilege('${table}', 'select') as granted`);
    const { rows } = granted.rows[0]?.granted
      ? await connection.query(`select ${keyOf(key)} as key from ${table}`)
      : { rows: [] };
    const owner = identityStatement('owner');
    await connection.query(owner.sql, owner.values);
    return rows.map((row) => String(row.key));
  });
}

/** The columns of a row that are none of a partner's business. */
export function internalOf(
  table: Table,
  { row, isSeen }: Table['rows'][number],
  people: ReadonlySet<string>,
): Column[] {
  if (!isSeen) return [...table.columns];
  const { internal = '', of = () => [] } = columns[table.name] ?? { shared: '' };
  const names = new Set([...words(internal), ...of(row, { people })]);
  return table.columns.filter(({ name }) => names.has(name));
}

const words = (text: string) => text.split(' ').filter((word) => word !== '');

/** What the list of columns doesn't say yet, or says of columns that are gone. */
export function unsaid(tables: readonly Table[]): string[] {
  return tables.flatMap(({ name, columns: own, rows }) => {
    const said = columns[name];
    if (said === undefined) {
      const seen = rows.filter(({ isSeen }) => isSeen).length;
      if (!never.includes(name)) return [`${name}: no word about its columns`];
      return seen > 0 ? [`${name}: a partner reads ${seen} rows, which is said never to be`] : [];
    }
    const names = [...words(said.shared), ...words(said.internal ?? '')];
    const present = own.map((column) => column.name);
    return [
      ...present
        .filter((column) => !names.includes(column))
        .map((column) => `${name}.${column}: may partners read it?`),
      ...names.filter((column) => !present.includes(column)).map((column) => `${name}.${column} is gone`),
    ];
  });
}
