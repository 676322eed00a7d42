import { type Attempter, isActor } from '../../engine/decide.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import { type Actor, systemActor } from '../people/model.ts';

/** Somebody at a tenant, as `peopleAtTenant` tells. */
export interface AtTenant {
  readonly id: string;
  readonly roles: readonly string[];
  readonly capabilities: readonly string[];
  /** In which role this assignment is. */
  readonly role: string;
}

export interface Named {
  readonly id: string;
  readonly actor: string;
}

/** Who tries, as far as actors of a definition ask: what the person is, and where they are at work. */
export function attempterOf(who: Actor, named: readonly Named[], atTenant: readonly AtTenant[]): Attempter {
  const mine = atTenant.filter(({ id }) => id === who.person);
  return {
    system: who.person === 'system',
    // A role counts at a tenant when one is assigned there in it; who may act anywhere has it anyway.
    roles: [...new Set([...who.roles, ...mine.map(({ role }) => role)])],
    capabilities: who.capabilities,
    onCase: named.some(({ id }) => id === who.person),
    onTenant: mine.length > 0 && who.writes !== 'none',
  };
}

/** The people that an actor means at a case: those named as it, and those at the tenant who are it. */
export function peopleMeant(
  definition: ProcessDefinition,
  actor: string,
  named: readonly Named[],
  atTenant: readonly AtTenant[],
): string[] {
  const asked = definition.actors[actor];
  const byName = named.filter((one) => one.actor === actor).map(({ id }) => id);
  const there = atTenant.filter(({ role, capabilities }) =>
    isActor(asked, { system: false, roles: [role], capabilities, onCase: false, onTenant: true }),
  );
  return [...new Set([...byName, ...there.map(({ id }) => id)])];
}

/** What an actor is called. */
export const labelOf = ({ actors }: ProcessDefinition, actor: string): string =>
  actor === 'system' ? 'Uptake' : actors[actor]?.label || actor;

/** Everything as the portal, in the name of whoever sent the event: what follows from a decision needs no right of its own. */
export function onBehalfOf(who: Actor): Actor {
  const { person, name, email } = who;
  return { ...systemActor, person, name, email };
}
