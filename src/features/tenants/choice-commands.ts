import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { Choice, ChoiceList } from './choice-model.ts';
import { audienceOfList, choicesOf, putChoices } from './choice-queries.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { offered } from './rules.ts';

/** Lets through what a list offers, and what stands there already. @throws CHOICE_UNKNOWN, with what there is. */
export function refuseUnknownChoice(
  known: readonly Choice[],
  value: string,
  present: string | null,
  what: string,
): void {
  const choices = offered(known, present).map((choice) => choice.value);
  if (value !== present && !choices.includes(value)) throw problems.CHOICE_UNKNOWN(value, what, choices);
}

export interface SaveChoices {
  readonly list: ChoiceList;
  readonly choices: readonly Choice[];
  /** The values as the person saw them: somebody else's change in between is refused, not overwritten. */
  readonly seen: readonly string[];
}

/** Changes what a pick list offers, and in which order. What is left out is retired: where it stands it stays. @throws CHOICE_KEPT, VERSION_STALE. */
export async function saveChoices(tx: Tx, who: Actor, cmd: SaveChoices, now: Date): Promise<Choice[]> {
  if (!may.keepPortfolio(who)) throw problems.CHOICE_KEPT();
  const { list, choices } = cmd;
  const current = await choicesOf(tx, list);
  const before = current.filter(({ retired }) => !retired).map(({ value }) => value);
  if (JSON.stringify(before) !== JSON.stringify(cmd.seen))
    throw problems.VERSION_STALE('Somebody', 'this list', { current });
  await putChoices(tx, list, await audienceOfList(tx, list), choices);
  const next = await choicesOf(tx, list);
  const after = next.filter(({ retired }) => !retired).map(({ value }) => value);
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'choices.saved',
    subject: `choices:${list}`,
    facts: { list, before, after },
  });
  return next;
}
