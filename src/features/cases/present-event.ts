import { type Attempter, formOf, isActor, waysOf } from '../../engine/decide.ts';
import type { Field, ProcessDefinition, Transition } from '../../engine/definition.ts';
import { labelOf } from './actors.ts';
import type { Offered } from './choices.ts';
import type { CaseField, OpenEvent } from './model.ts';
import { eventLabel } from './words.ts';

/** The events that may follow in a state, but for those of the portal itself. @param choices left out where nobody fills in a form. */
export function presentEvents(
  definition: ProcessDefinition,
  state: string | null,
  by: Attempter,
  choices?: Offered,
): OpenEvent[] {
  return Object.entries(waysOf(definition, state)).flatMap(([event, ways]) => {
    const actors = [...new Set(ways.flatMap((way) => way.by))].filter((actor) => actor !== 'system');
    const [first] = ways;
    return first === undefined || actors.length === 0
      ? []
      : [presentEvent(definition, event, ways, actors, by, choices)];
  });
}

function presentEvent(
  definition: ProcessDefinition,
  event: string,
  ways: readonly Transition[],
  actors: readonly string[],
  by: Attempter,
  choices: Offered | undefined,
): OpenEvent {
  const isMine = (actor: string) => isActor(definition.actors[actor], by);
  // As the engine does: the form is that of the first way that is whoever asks' to go.
  const way = (ways.find((one) => one.by.some(isMine)) ?? ways[0]) as Transition;
  return {
    event,
    label: eventLabel(definition, event, way.wizard),
    mine: actors.some(isMine),
    actors: actors.map((actor) => labelOf(definition, actor)),
    wizard: way.wizard,
    task: way.wizard === null ? null : (definition.wizards[way.wizard]?.task ?? null),
    answers: [...new Set(ways.flatMap(answersOf))],
    fields: Object.entries(formOf(definition, way).fields).map((entry) => presentField(entry, choices)),
  };
}

const answersOf = ({ do: effects }: Transition): string[] =>
  effects.flatMap(({ name, with: given }) => (name === 'answer' ? [String(given.about)] : []));

function presentField([name, field]: [string, Field], choices: Offered | undefined): CaseField {
  const { label, type, required, show } = field;
  return {
    name,
    label,
    type,
    required,
    show,
    options: type === 'choice' ? [...field.options] : [],
    of: type === 'items' ? field.of : null,
    within: type === 'items' ? field.within : null,
    min: type === 'number' ? field.min : null,
    max: type === 'text' || type === 'number' ? field.max : null,
    choices: [...(choices?.choicesOf(field) ?? [])],
  };
}
