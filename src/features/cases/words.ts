import { formOf, waysOf } from '../../engine/decide.ts';
import type { Field, ProcessDefinition, Transition } from '../../engine/definition.ts';
import type { Answers } from '../../engine/form.ts';
import type { Offered } from './choices.ts';
import type { Said } from './model.ts';

/** What an event is called: its wizard's title, or its own name as a sentence begins. */
export function eventLabel({ wizards }: ProcessDefinition, event: string, wizard: string | null): string {
  const title = wizard === null ? undefined : wizards[wizard]?.title;
  return title ?? event.charAt(0).toUpperCase() + event.slice(1);
}

export const stateLabel = ({ states }: ProcessDefinition, state: string): string =>
  states[state]?.label || state;

/** The fields that a step was asked; none where the definition has no such way any more. */
export function fieldsOfStep(
  definition: ProcessDefinition,
  { event, from_state, wizard }: { event: string; from_state: string | null; wizard: string | null },
): Readonly<Record<string, Field>> {
  const ways: readonly Transition[] = waysOf(definition, from_state)[event] ?? [];
  const way = ways.find((one) => one.wizard === wizard) ?? ways[0];
  return way === undefined ? {} : formOf(definition, way).fields;
}

/** Answers as they read: in the order of the form, names in place of ids, what was not answered left out. */
export function saidOf(fields: Readonly<Record<string, Field>>, answers: Answers, choices: Offered): Said[] {
  const within = (field: Field) =>
    field.type === 'items' && field.within !== null ? (fields[field.within] ?? field) : field;
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = answers[name];
    const list = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
    if (list.length === 0) return [];
    const values = list.map((one) => choices.called(within(field), String(one)));
    return [{ field: name, label: field.label, type: field.type, values }];
  });
}
