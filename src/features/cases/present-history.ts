import type { ProcessDefinition } from '../../engine/definition.ts';
import { placedDrawing } from '../../engine/draw-places.ts';
import type { Answers } from '../../engine/form.ts';
import { shownPerson } from '../people/model.ts';
import { labelOf } from './actors.ts';
import type { Offered } from './choices.ts';
import type { CaseDrawing, CaseFigure, CaseQuestion, CaseStep, TakenFigure } from './model.ts';
import type { figuresOf, questionsOf, stepsOf } from './queries.ts';
import { eventLabel, fieldsOfStep, saidOf, stateLabel } from './words.ts';

type StepRow = Awaited<ReturnType<typeof stepsOf>>[number];
type QuestionRow = Awaited<ReturnType<typeof questionsOf>>[number];
type FigureRow = Awaited<ReturnType<typeof figuresOf>>[number];

/** A step as history tells it. */
export function presentStep(definition: ProcessDefinition, choices: Offered, step: StepRow): CaseStep {
  const { seq, at, event, cycle, wizard } = step;
  const answers = step.answers as Answers;
  return {
    seq,
    at: at.toISOString(),
    by: shownPerson(step.person_id, step.name),
    event,
    label: eventLabel(definition, event, wizard),
    from: step.from_state,
    fromLabel: step.from_state === null ? null : stateLabel(definition, step.from_state),
    to: step.to_state,
    toLabel: stateLabel(definition, step.to_state),
    cycle,
    wizard,
    answers: { ...answers },
    said: saidOf(fieldsOfStep(definition, step), answers, choices),
  };
}

export function presentQuestion(definition: ProcessDefinition, row: QuestionRow): CaseQuestion {
  const { id, about, actor, text, name, asked_at, answer, answerer, answered_at } = row;
  return {
    id,
    about,
    actor: labelOf(definition, actor),
    text,
    askedBy: name ?? 'Uptake',
    askedAt: asked_at.toISOString(),
    answer,
    answeredBy: answer === null ? null : (answerer ?? 'Uptake'),
    answeredAt: answered_at?.toISOString() ?? null,
  };
}

/** The figures that steps have asked for, taken or not yet, in the order in which they were asked for. */
export function presentFigures(
  definition: ProcessDefinition,
  steps: readonly StepRow[],
  rows: readonly FigureRow[],
): TakenFigure[] {
  const asked = steps.flatMap((step) =>
    kindsOf(definition, step).map((kind) => ({ cycle: step.cycle, kind })),
  );
  const all = [...asked, ...rows.map(({ cycle, kind }) => ({ cycle, kind }))];
  const unique = [...new Map(all.map((one) => [`${one.cycle} ${one.kind}`, one])).values()];
  return unique.map(({ cycle, kind }) => {
    const row = rows.find((one) => one.cycle === cycle && one.kind === kind);
    const figure = (row?.figures ?? null) as CaseFigure | null;
    return { cycle, kind, takenAt: row?.taken_at.toISOString() ?? null, figure };
  });
}

function kindsOf(definition: ProcessDefinition, { from_state, event, to_state }: StepRow): string[] {
  const on = from_state === null ? definition.start : definition.states[from_state]?.on;
  const ways = (on?.[event] ?? []).filter(({ to }) => to === to_state);
  const effects = ways.flatMap((way) => way.do).filter(({ name }) => name === 'snapshot figures');
  return effects.map(({ with: given }) => String(given.as));
}

/** The process with where the case is and the ways that it has gone. */
export function presentDrawing(
  definition: ProcessDefinition,
  state: string,
  steps: readonly StepRow[],
): CaseDrawing {
  const taken = steps.map(({ from_state, event, to_state }) => ({ from: from_state, event, to: to_state }));
  const { title, width, height, states, ways } = placedDrawing(definition, { state, taken });
  return {
    ...{ title, width, height },
    states: states.map(({ name, label, end, current, fromMany, x, y }) => {
      return { name, label, end, current, fromMany: [...fromMany], x, y };
    }),
    ways: ways.map((way) => ({ ...way, events: [...way.events] })),
  };
}
