import { type Attempt, type Attempter, type Decision, decide, type Move } from '../../engine/decide.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Answers } from '../../engine/form.ts';
import type { Tx } from '../../store/store.ts';
import { labelOf } from './actors.ts';
import { offered } from './choices.ts';
import { facts as catalogue } from './facts.ts';
import type { CaseKnowledge } from './parts.ts';
import { problems } from './problems.ts';

/** Asks the engine. @throws the refusal as a problem that says what, why and what now. */
export async function decided(
  tx: Tx,
  parts: CaseKnowledge,
  definition: ProcessDefinition,
  facts: Facts,
  standing: { state: string | null; cycle: number; stored: Record<string, Answers> },
  attempt: Attempt & { readonly by: Attempter },
): Promise<Move> {
  const choices = await offered(tx, parts.items, definition, standing.stored);
  const decision = decide({ definition, catalogue, facts, choices }, standing, attempt);
  if (decision.kind === 'move') return decision;
  throw refuse(definition, standing.state, attempt.event, decision);
}

/** A refusal of the engine as the problem that tells people of it. */
export function refuse(
  definition: ProcessDefinition,
  state: string | null,
  event: string,
  decision: Exclude<Decision, Move>,
) {
  switch (decision.code) {
    case 'not-here': {
      const at = state === null ? 'not begun' : definition.states[state]?.label || state;
      return problems.CASE_EVENT_NOT_HERE(event, at, decision.events);
    }
    case 'not-yours':
      return problems.CASE_EVENT_NOT_YOURS(
        event,
        decision.actors.map((actor) => labelOf(definition, actor)),
      );
    case 'form':
      return problems.CASE_FORM_WRONG(
        decision.faults.map(({ say }) => say),
        { faults: decision.faults },
      );
    case 'confirm':
      return problems.CASE_CONFIRM(decision.say, { confirm: decision.say });
    case 'guard': {
      const needed = decision.conditions
        .filter(({ holds }) => holds !== true)
        .map(({ sentence }) => sentence);
      return problems.CASE_REFUSED(event, needed, { conditions: decision.conditions });
    }
    case 'unknown': {
      const doubts = decision.doubts.map(
        ({ fact, why }) => `${catalogue.find(({ name }) => name === fact)?.label ?? fact} (${why})`,
      );
      return problems.CASE_CANT_TELL(event, doubts, {
        conditions: decision.conditions,
        doubts: decision.doubts,
      });
    }
    case 'broken':
      return problems.CASE_DEFINITION_BROKEN(decision.message);
  }
}
