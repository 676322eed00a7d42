import {
  type Attempt,
  type Decision,
  decide,
  formOf,
  isActor,
  type Standing,
  type World,
  waysOf,
} from './decide.ts';
import { isShown, languageFor, readAnswers } from './form.ts';

/** What an attempt would come to, and what its form asks for as its answers stand. */
export interface Preview {
  /** Names of the fields that are shown. */
  readonly shown: readonly string[];
  /** What has to be confirmed on the way. */
  readonly confirm: readonly string[];
  /** As if everything were confirmed. */
  readonly decision: Decision;
}

/** Decides an attempt for showing it: nothing has to be confirmed yet, and half a form is no fault of anybody's. */
export function preview(world: World, standing: Standing, attempt: Attempt): Preview {
  const first = decide(world, standing, attempt);
  const confirm = first.kind === 'refused' && first.code === 'confirm' ? first.say : [];
  const decision =
    confirm.length === 0
      ? first
      : decide(world, standing, { ...attempt, confirmed: [...attempt.confirmed, ...confirm] });
  return { shown: shownFields(world, standing, attempt), confirm, decision };
}

function shownFields(
  { definition, catalogue, choices }: World,
  { state }: Standing,
  attempt: Attempt,
): string[] {
  const ways = waysOf(definition, state);
  const all = Object.hasOwn(ways, attempt.event) ? (ways[attempt.event] ?? []) : [];
  const way = all.find(({ by }) => by.some((actor) => isActor(definition.actors[actor], attempt.by)));
  if (way === undefined) return [];
  const { fields } = formOf(definition, way);
  const language = languageFor(catalogue, fields);
  const { answers } = readAnswers(language, fields, attempt.given, choices);
  return Object.entries(fields).flatMap(([name, field]) => (isShown(language, field, answers) ? [name] : []));
}
