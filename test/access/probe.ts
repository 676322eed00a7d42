import { type Identity, identityStatement } from '../../src/store/identity.ts';
import type { Table } from './catalogue.ts';
import type { Row, Rows } from './ids.ts';
import type { Session } from './session.ts';

// One function in the database that really tries everything, and takes it back: what is there to be read, what of it lets itself be changed and
// dropped, and whether each of a list of new or changed rows is let through. A refusal is 42501; whatever else comes up (a key that is taken, a
// check of a value) comes only after row security has let the row pass.

const keyOf = ({ key }: Table, of = '') => `concat_ws('|', ${key.map((column) => of + column).join(', ')})`;

/** The same as the database says it, of a row. */
export const keyOfRow = (table: Table, row: Row) => table.key.map((column) => String(row[column])).join('|');

/** The columns that rows of a table have in the organisations of the test. */
export type Columns = ReadonlyMap<string, readonly string[]>;

const setBy = ({ changeable, numbered }: Table) => changeable.filter((column) => !numbered.includes(column));

/** A change that changes nothing, where the database doesn't ask for more; empty where none may be changed. */
function idle(table: Table): string {
  if (table.name === 'feedback') return `answer = 'words', answered_by = app_person(), answered_at = now()`;
  const [column] = setBy(table).slice(-1);
  return column === undefined ? '' : `${column} = ${column}`;
}

function questionsOf(table: Table): string {
  const { name, granted } = table;
  const key = keyOf(table);
  const ask = (what: string, body: string) =>
    body === '' ? '' : `said := null; ${body} found := found || jsonb_build_object('${what} ${name}', said);`;
  const tried = (statement: string) => `begin
      with done as (${statement} returning ${key} as key) select array_agg(key) into said from done;
      raise exception using errcode = 'UNDOO';
    exception when sqlstate 'UNDOO' then null;
      when insufficient_privilege then said := array['refused: ' || sqlerrm];
    end;`;
  const reads = granted.includes('select') ? `select array_agg(${key}) into said from ${name};` : '';
  const changes = idle(table) === '' ? '' : tried(`update ${name} set ${idle(table)}`);
  const drops = granted.includes('delete') ? tried(`delete from ${name}`) : '';
  return `if asked ->> '${name}' in ('read', 'all') then ${ask('read', reads)} end if;
    if asked ->> '${name}' = 'all' then ${ask('change', changes)} ${ask('drop', drops)} end if;\n`;
}

function insertOf(table: string, columns: readonly string[], from: string): string {
  const names = columns.join(', ');
  return `insert into ${table} (${names}) overriding system value select ${names} from ${from};`;
}

function attemptsOf(table: Table, columns: readonly string[]): string {
  const { name, granted, numbered } = table;
  const row = `jsonb_populate_record(null::${name}, one -> 'row')`;
  const added = columns.filter((column) => !numbered.includes(column));
  const changed = setBy(table).filter((column) => columns.includes(column));
  const add = granted.includes('insert') ? `${insertOf(name, added, row)} counted := 1;` : 'counted := 0;';
  const set = `(${changed.join(', ')}) = (select ${changed.map((column) => `p.${column}`).join(', ')} from ${row} p)`;
  const change =
    changed.length === 0
      ? 'counted := 0;'
      : `update ${name} t set ${set} where ${keyOf(table, 't.')} = one ->> 'key'; get diagnostics counted = row_count;`;
  return `when 'add ${name}' then ${add}\nwhen 'change ${name}' then ${change}\n`;
}

/** Makes the functions; foreign keys wait for a commit that never comes. */
export async function installProbe(
  session: Session,
  tables: readonly Table[],
  columns: Columns,
): Promise<void> {
  const columnsOf = ({ name }: Table) => columns.get(name) ?? [];
  const filled = [...columns].map(([name, all]) =>
    insertOf(name, all, `jsonb_populate_recordset(null::${name}, rows -> '${name}')`),
  );
  await session.script(`
    set time zone 'UTC';
    do $$ declare k record; begin
      for k in select conrelid::regclass as of, conname as name from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s alter constraint %I deferrable initially deferred', k.of, k.name);
      end loop;
    end $$;
    create function fill(rows jsonb) returns void language plpgsql as $fill$ begin
      ${filled.join('\n')}
    end $fill$;
    create function become(identity jsonb) returns void language plpgsql as $become$
    declare v text[] := array(select jsonb_array_elements_text(identity -> 'values'));
    begin
      execute identity ->> 'sql' using v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8];
    end $become$;
    create function probe(attempts jsonb, asked jsonb) returns jsonb language plpgsql as $probe$
    declare found jsonb := '{}'; said text[]; one jsonb; counted bigint; outcomes text[] := '{}';
    begin
      ${tables.map(questionsOf).join('')}
      for one in select * from jsonb_array_elements(attempts) loop
        counted := 0;
        begin
          case one ->> 'what' ${tables.map((table) => attemptsOf(table, columnsOf(table))).join('')} end case;
          raise exception using errcode = 'UNDOO';
        exception
          when sqlstate 'UNDOO' then outcomes := outcomes || case when counted = 1 then 'yes' else 'no' end;
          when insufficient_privilege then outcomes := outcomes || 'no'::text;
          when integrity_constraint_violation then outcomes := outcomes || 'yes'::text;
          when others then outcomes := outcomes || (sqlstate || ' ' || sqlerrm);
        end;
      end loop;
      return found || jsonb_build_object('outcomes', outcomes);
    end $probe$;
    create function organisation(rows jsonb, people jsonb, asked jsonb, owner jsonb) returns jsonb language plpgsql as $organisation$
    declare one jsonb; said jsonb := '[]';
    begin
      perform fill(rows);
      for one in select * from jsonb_array_elements(people) loop
        perform become(one -> 'identity');
        said := said || jsonb_build_array(probe(one -> 'attempts', asked));
        perform become(owner);
      end loop;
      return said;
    end $organisation$;`);
}

/** Keys of rows by question, such as "change note", and what came of the attempts. */
export interface Said {
  readonly outcomes: readonly string[];
  readonly [question: string]: readonly string[] | null;
}

export interface Asker {
  readonly who: Identity;
  readonly attempts: readonly object[];
}

/** What of a table is asked. */
export type Asked = Readonly<Record<string, 'read' | 'all'>>;

/** Writes an organisation down past row security, asks the database as each of its people, and takes it all back. */
export async function askOrganisation(
  session: Session,
  rows: Rows,
  people: readonly Asker[],
  asked: Asked,
): Promise<Said[]> {
  const askers = people.map(({ who, attempts }) => ({ identity: identityStatement(who), attempts }));
  await session.query('begin');
  try {
    const given = [rows, askers, asked, identityStatement('owner')].map((one) => JSON.stringify(one));
    const [row] = await session.query(
      'select organisation($1::jsonb, $2::jsonb, $3::jsonb, $4::jsonb) as said',
      given,
    );
    return row?.said as Said[];
  } finally {
    await session.query('rollback');
  }
}
