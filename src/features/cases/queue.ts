import { type SqlBool, sql } from 'kysely';
import { isActor } from '../../engine/decide.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { attempterOf } from './actors.ts';
import { definitionsInUse } from './queries.ts';

/** The actors of one definition that somebody is, by where they would have to be at work. */
interface MyActors {
  readonly version: string;
  readonly process: string;
  readonly anywhere: readonly string[];
  readonly onCase: readonly string[];
  readonly onTenant: readonly string[];
}

/** Whom somebody is in the processes that run. Roles count as the person has them, whatever role an assignment is in. */
export async function myActors(db: Db, who: Actor): Promise<MyActors[]> {
  const all = await definitionsInUse(db);
  return all.map(({ version_id: version, process, definition }) => ({
    version,
    process,
    ...actorsOf(definition, who),
  }));
}

function actorsOf({ actors }: ProcessDefinition, who: Actor) {
  const by = attempterOf(who, [], []);
  const when = (place: 'anywhere' | 'case' | 'tenant') =>
    Object.entries(actors).flatMap(([name, actor]) =>
      isActor(
        { ...actor, on: actor.on.filter((one) => one === place) },
        { ...by, onCase: true, onTenant: true },
      )
        ? [name]
        : [],
    );
  const onTenant = who.writes === 'none' ? [] : when('tenant');
  return { anywhere: when('anywhere'), onCase: when('case'), onTenant };
}

/** That a case (`c`, of the tenant `t`) waits for somebody. */
export function waitsFor(who: Actor, mine: readonly MyActors[]) {
  const ways = mine.flatMap(({ version, process, anywhere, onCase, onTenant }) => {
    const here = [
      ...(anywhere.length > 0 ? [sql<SqlBool>`c.waits && ${sql.val([...anywhere])}::text[]`] : []),
      ...(onCase.length > 0
        ? [
            sql<SqlBool>`c.waits && ${sql.val([...onCase])}::text[] and exists (select from case_person p
              where p.case_id = c.id and p.person_id = ${who.person})`,
          ]
        : []),
      ...(onTenant.length > 0
        ? [
            sql<SqlBool>`c.waits && ${sql.val([...onTenant])}::text[] and exists (select from assignment a
              where a.person_id = ${who.person} and (a.tenant_id = t.id or a.customer_id = t.customer_id))`,
          ]
        : []),
    ].map((one) => sql`(${one})`);
    if (here.length === 0) return [];
    return [sql`(c.version_id = ${version} and c.process = ${process} and (${sql.join(here, sql` or `)}))`];
  });
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}
