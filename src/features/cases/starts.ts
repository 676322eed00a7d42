import type { ActorDefinition, ProcessDefinition } from '../../engine/definition.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { attempterOf, labelOf } from './actors.ts';
import { type ItemsOf, offered } from './choices.ts';
import { isFor } from './commands.ts';
import type { CaseStart } from './model.ts';
import { presentEvents } from './present-event.ts';
import { newestCase, newestDefinitions, peopleAtTenant, peopleWhoCanBe } from './queries.ts';

/** The processes of the newest version, how each begins at a tenant, and who could be named on it. */
export async function listStarts(
  db: Db,
  who: Actor,
  tenant: TenantId,
  itemsOf: ItemsOf,
): Promise<CaseStart[]> {
  const by = attempterOf(who, [], await peopleAtTenant(db, tenant));
  const items: CaseStart[] = [];
  for (const { process, title, page, audiences, definition } of await newestDefinitions(db)) {
    if (!isFor(who, audiences)) continue;
    const newest = await newestCase(db, tenant, process);
    const choices = await offered(db, itemsOf, definition, {});
    const people = await whoCanBeNamed(db, definition);
    const wizards = Object.entries(definition.wizards);
    items.push({
      ...{ process, title, page },
      openCase: newest !== undefined && !newest.ended ? newest.id : null,
      wizards: wizards.map(([wizard, told]) => ({ wizard, title: told.title, task: told.task })),
      events: presentEvents(definition, null, by, choices).map((event) => ({ ...event, people })),
    });
  }
  return items;
}

/** The actors whom being named on a case makes one, and who could be that. */
async function whoCanBeNamed(db: Db, definition: ProcessDefinition) {
  const named = Object.entries(definition.actors).filter(([, { on }]) => on.includes('case'));
  return Promise.all(
    named.map(async ([actor, asked]: [string, ActorDefinition]) => ({
      actor,
      label: labelOf(definition, actor),
      choices: (await peopleWhoCanBe(db, asked)).map(({ id, name, email }) => ({
        id,
        label: name,
        note: email,
      })),
    })),
  );
}
