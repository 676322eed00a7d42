import { actorOf } from '../../src/features/people/commands.ts';
import { type Actor, nobody, systemActor } from '../../src/features/people/model.ts';
import { askOf, type Tried, triedBy } from './attempts.ts';
import { type Table, tablesOf } from './catalogue.ts';
import type { Row, Rows } from './ids.ts';
import { type Asked, askOrganisation, installProbe, keyOfRow, type Said } from './probe.ts';
import type { TableRights } from './rights.ts';
import { rowsOf } from './rows.ts';
import type { Session } from './session.ts';
import { portalRights, rightsOf } from './tables.ts';
import { Words } from './words.ts';
import { example, type Person, type World } from './world.ts';

/** The tables that organisations have rows in, with the probe in place. */
export async function prepare(session: Session): Promise<readonly Table[]> {
  // What a migration brought is no organisation's.
  await session.script('delete from choice');
  const rows = rowsOf(example);
  const tables = (await tablesOf(session)).filter(({ name }) => name in rows);
  const columns = new Map(Object.entries(rows).map(([name, all]) => [name, Object.keys(all[0] ?? {})]));
  await installProbe(session, tables, columns);
  return tables;
}

/** Who asks, and what the words allow them. */
interface Someone {
  readonly name: string;
  readonly who: Actor;
  readonly rights: Readonly<Record<string, TableRights>>;
  readonly words: Words;
}

export function actorIn(world: World, n: number): Actor {
  const { firm, ...person } = world.people[n] as Person;
  const { id } = new Words(world, n);
  return actorOf(id, { ...person, name: id, email: '', firm_id: firm, demo: false });
}

function describe({ roles, firm, administrator, capabilities }: Person): string {
  const rights = [...(administrator ? ['administrator'] : []), ...capabilities];
  return `(${[firm ?? 'internal', ...roles, ...rights].join(', ')})`;
}

function peopleOf(world: World, rows: Rows): Someone[] {
  const rights = rightsOf(rows);
  return world.people.map((person, n) => {
    const words = new Words(world, n);
    return { name: `${words.id} ${describe(person)}`, who: actorIn(world, n), rights, words };
  });
}

/** The portal itself, and whoever has not signed in. */
function others(world: World, tables: readonly Table[]): Someone[] {
  const everything = Object.fromEntries(tables.map(({ name }) => [name, portalRights(name)]));
  const words = Object.assign(new Words(world, 0), { id: systemActor.person });
  return [
    { name: 'the portal', who: systemActor, rights: everything, words },
    { name: 'nobody', who: nobody, rights: {}, words },
  ];
}

const no = () => false;

/** Every table is read; one half of them is written too, for that takes most of the time. */
export function halfOf(world: World, tables: readonly Table[]): Asked {
  return Object.fromEntries(tables.map(({ name }, n) => [name, n % 2 === world.half ? 'all' : 'read']));
}

/**
 * @param asked what to ask of which tables. @param strangers asks as the portal and as nobody instead.
 * @returns where the database says otherwise than the words: for every person, row and question.
 */
export async function differences(
  session: Session,
  tables: readonly Table[],
  world: World,
  asked: Asked,
  strangers = false,
): Promise<string[]> {
  const rows = rowsOf(world);
  const people = strangers ? others(world, tables) : peopleOf(world, rows);
  const tried = people.map(({ words }, n) =>
    world.attempts
      .filter((attempt) => attempt.person % people.length === n)
      .flatMap((attempt) => triedBy(attempt, words.id, tables, rows) ?? []),
  );
  const askers = people.map(({ who }, n) => ({ who, attempts: (tried[n] ?? []).map(askOf) }));
  const said = await askOrganisation(session, rows, askers, asked);
  const read = tables.filter(({ name }) => asked[name] !== undefined);
  return people.flatMap((someone, n) =>
    [
      ...differOnRows(someone, rows, read, said[n] as Said),
      ...differOnAttempts(someone, said[n] as Said, tried[n] ?? []),
    ].map((line) => `${someone.name}: ${line}`),
  );
}

type MayRow = (row: Row) => boolean;

function questions({ words, rights }: Someone, table: string): [string, MayRow][] {
  const { reads = no, changes = no, drops = no, fields = () => true } = rights[table] ?? {};
  // The probe's change of feedback is an answer in one's own name; all others change nothing.
  const after = (row: Row) => ('answered_by' in row ? { ...row, answered_by: words.id } : row);
  // Nobody changes or drops what they don't see.
  return [
    ['read', (row) => reads(words, row)],
    ['change', (row) => reads(words, row) && changes(words, row) && fields(words, row, after(row))],
    ['drop', (row) => reads(words, row) && drops(words, row)],
  ];
}

function differOnRows(someone: Someone, rows: Rows, tables: readonly Table[], said: Said): string[] {
  const found: string[] = [];
  for (const table of tables) {
    for (const [question, may] of questions(someone, table.name)) {
      // Not asked, or not granted at all.
      const answer = said[`${question} ${table.name}`];
      const granted = new Set(answer ?? []);
      for (const row of rows[table.name] ?? []) {
        const key = keyOfRow(table, row);
        const isGranted = granted.delete(key);
        if (answer !== undefined && isGranted !== may(row))
          found.push(`${question} ${table.name} ${JSON.stringify(row)}: ${sides(may(row))}`);
      }
      for (const other of granted) found.push(`${question} ${table.name}: ${other}`);
    }
  }
  return found;
}

function differOnAttempts({ words, rights }: Someone, said: Said, tried: readonly Tried[]): string[] {
  return tried.flatMap(({ what, table, before, after }, n) => {
    const { reads = no, adds = no, changes = no, fields = () => true } = rights[table.name] ?? {};
    const may =
      before === undefined
        ? adds(words, after)
        : [before, after].every((row) => reads(words, row) && changes(words, row)) &&
          fields(words, before, after);
    const outcome = said.outcomes[n];
    if (outcome === (may ? 'yes' : 'no')) return [];
    const row = before === undefined ? '' : `${JSON.stringify(before)} to `;
    return `${what} ${table.name} ${row}${JSON.stringify(after)}: ${sides(may)} (${outcome})`;
  });
}

const sides = (words: boolean) =>
  words ? 'the words say yes, the database no' : 'the words say no, the database yes';
