import { may as ofFeedback } from '../../src/features/feedback/policy.ts';
import { may as ofOperations } from '../../src/features/operations/policy.ts';
import { may as ofPlaybooks } from '../../src/features/playbooks/policy.ts';
import { may as ofServices } from '../../src/features/services/policy.ts';
import { may as ofTenants } from '../../src/features/tenants/policy.ts';
import { may as ofUsage } from '../../src/features/usage/policy.ts';
import { actorIn } from './compare.ts';
import { customerId, personId, referenceOf, tenantId } from './ids.ts';
import { Words } from './words.ts';
import { customers, type World } from './world.ts';

// What the product's permission sentences say, beside the words of the domain. A sentence is told its facts by the words.

/** @returns the questions on which a sentence says otherwise than the words, for every person and place. */
export function sentencesThatDiffer(world: World): string[] {
  return world.people.flatMap((_, n) => {
    const who = new Words(world, n);
    return [...aboutRights(world, n), ...aboutPlaces(world, n), ...aboutAssigning(world, n)]
      .filter(([, sentence, words]) => sentence !== words)
      .map(
        ([question, sentence]) =>
          `${who.id} ${JSON.stringify(world.people[n])} ${question}: the sentence says ${sentence}`,
      );
  });
}

type Compared = [question: string, sentence: boolean, words: boolean];

function aboutRights(world: World, n: number): Compared[] {
  const actor = actorIn(world, n);
  const who = new Words(world, n);
  return [
    ['internal', ofTenants.readInternal(actor), who.isInternal()],
    ['keep the portfolio', ofTenants.keepPortfolio(actor), who.keepsPortfolio()],
    ['add a tenant', ofTenants.addTenant(actor), who.keepsPortfolio() || who.assignsEverywhere()],
    ['reference', ofTenants.changeReference(actor), who.keepsPortfolio() || who.hasRight('reference:change')],
    ['publish', ofPlaybooks.publish(actor), who.publishes()],
    ['scenario', ofServices.editScenario(actor), who.hasRight('scenario:edit')],
    ['motions', ofServices.knowInternal(actor), who.isInternal()],
    ['operate', ofOperations.operate(actor), who.administers()],
    ['quarantine', ofUsage.readQuarantine(actor), who.administers()],
    ['keeping names', ofUsage.keepNames(actor), who.administers()],
    ...world.feedback.flatMap(({ sender, owner }, f): Compared[] => {
      const facts = {
        sender: personId(sender),
        owner: owner === null ? null : personId(owner),
        publishes: ofPlaybooks.publish(actor),
      };
      const answers = who.isInternal() && (facts.owner === who.id || who.publishes());
      return [
        [`read feedback ${f}`, ofFeedback.read(actor, facts), facts.sender === who.id || answers],
        [`answer feedback ${f}`, ofFeedback.answer(actor, facts), answers],
      ];
    }),
  ];
}

function aboutPlaces(world: World, n: number): Compared[] {
  const actor = actorIn(world, n);
  const who = new Words(world, n);
  const tenants = world.tenants.flatMap(({ firm }, t): Compared[] => {
    const named = who.isNamedOnOpenCase(tenantId(t));
    const facts = { assigned: who.isAssignedTo(tenantId(t)), firm, named };
    return [
      [`read ${tenantId(t)}`, ofTenants.readTenant(actor, facts), who.sees(tenantId(t))],
      [`write ${tenantId(t)}`, ofTenants.writeTenant(actor, facts), who.writes(tenantId(t))],
    ];
  });
  const theirs = Array.from({ length: customers }, (_, c): Compared => {
    const reference = referenceOf(world, c);
    const facts = {
      assigned: who.isAssignedToCustomer(customerId(c)),
      assignedToReference: reference !== null && who.isAssignedTo(tenantId(reference)),
    };
    return [
      `write ${customerId(c)}`,
      ofTenants.writeCustomer(actor, facts),
      who.writesCustomer(customerId(c)),
    ];
  });
  return [...tenants, ...theirs];
}

function aboutAssigning(world: World, n: number): Compared[] {
  const actor = actorIn(world, n);
  const who = new Words(world, n);
  const places = [
    ...world.tenants.map((_, t) => [tenantId(t), null] as const),
    ...Array.from({ length: customers }, (_, c) => [null, customerId(c)] as const),
  ];
  return places.flatMap(([tenant, customer]) =>
    world.people.flatMap(({ firm }, p) =>
      ['fm', 'sme', 'p-rm', 'p-fe'].map((role): Compared => {
        const facts = {
          role,
          assigneeFirm: firm,
          visibleTenant: tenant !== null && who.sees(tenant),
          primaryManager: who.isPrimaryManagerAt(tenant, customer),
        };
        const words = who.mayAssign(personId(p), role, tenant, customer);
        return [
          `assign ${personId(p)} as ${role} to ${tenant ?? customer}`,
          ofTenants.assign(actor, facts),
          words,
        ];
      }),
    ),
  );
}
