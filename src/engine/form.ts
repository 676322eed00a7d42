import type { Field } from './definition.ts';
import type { Fact, FactType, Plain } from './facts.ts';
import { ask, empty, type Language, languageOf, readExpression, type Variable } from './guard.ts';

/** What a person answers, by field. */
export type Answers = Readonly<Record<string, Plain>>;

const types: Readonly<Record<Field['type'], FactType>> = {
  choice: 'choice',
  check: 'yes-no',
  text: 'text',
  day: 'day',
  number: 'number',
  items: 'list',
  person: 'text',
};

/** The names under which guards and rules know a form's answers; `was_…` is the answer stored before. */
export function variablesOf(fields: Readonly<Record<string, Field>>): Variable[] {
  return Object.entries(fields).flatMap(([name, { type }]) => [
    { name, type: types[type] },
    { name: `was_${name}`, type: types[type] },
  ]);
}

const languages = new WeakMap<readonly Fact[], WeakMap<object, Language>>();

/** The language of a catalogue and a form, made once for as long as both live. */
export function languageFor(catalogue: readonly Fact[], fields: Readonly<Record<string, Field>>): Language {
  const known = languages.get(catalogue) ?? new WeakMap<object, Language>();
  languages.set(catalogue, known);
  const language = known.get(fields) ?? languageOf(catalogue, variablesOf(fields));
  known.set(fields, language);
  return language;
}

/** What is wrong with an answer, at its field. */
export interface Fault {
  readonly at: string | null;
  readonly say: string;
}

/** What a form may choose from: items of catalogues by the catalogue's name, people by role. */
export interface Choices {
  readonly items: (catalogue: string) => readonly string[];
  readonly isPerson: (id: string, role: string | null) => boolean;
}

/**
 * Brings what came from outside to the fields' types: unknown fields are faults, what is not shown or not given is empty, lists keep an order and
 * no doubles. @returns the answers of all fields, and the faults found.
 */
export function readAnswers(
  language: Language,
  fields: Readonly<Record<string, Field>>,
  given: Readonly<Record<string, unknown>>,
  choices: Choices,
): { answers: Answers; faults: Fault[] } {
  const faults: Fault[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({ at: null, say: `This form has no field ${name}.` }));
  const answers: Record<string, Plain> = {};
  for (const [name, field] of Object.entries(fields)) answers[name] = empty(types[field.type]);
  // In the order of the form, so that a field may depend on those before it.
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name];
    if (!isShown(language, field, answers) || value === undefined || value === null) {
      if (field.required && isShown(language, field, answers)) faults.push(needed(name, field));
      continue;
    }
    const fault = faultOf(field, value, answers, choices);
    if (fault === undefined) answers[name] = tidy(value as Plain);
    else faults.push({ at: name, say: fault });
    if (fault === undefined && field.required && isEmpty(answers[name])) faults.push(needed(name, field));
  }
  return { answers, faults };
}

const needed = (at: string, field: Field): Fault => ({ at, say: `${field.label} is needed.` });
const isEmpty = (value: Plain | undefined) => value === '' || (Array.isArray(value) && value.length === 0);

function tidy(value: Plain): Plain {
  if (Array.isArray(value)) return [...new Set(value)].sort();
  return typeof value === 'string' ? value.trim() : value;
}

/** Whether a field is asked for, as the answers so far stand. */
export function isShown(language: Language, field: Field, answers: Answers): boolean {
  if (field.show === null) return true;
  const read = readExpression(language, field.show);
  if ('problem' in read) return true;
  return ask(language, read.expression, () => ({ unknown: 'forms ask for no facts' }), answers).is === true;
}

function faultOf(field: Field, value: unknown, answers: Answers, choices: Choices): string | undefined {
  const { label } = field;
  switch (field.type) {
    case 'choice':
      return value === '' || field.options.includes(value as string)
        ? undefined
        : `${label} is one of ${field.options.join(', ')}.`;
    case 'check':
      return typeof value === 'boolean' ? undefined : `${label} is yes or no.`;
    case 'text':
      if (typeof value !== 'string') return `${label} is a text.`;
      return value.length <= field.max ? undefined : `${label} has at most ${field.max} characters.`;
    case 'day':
      return typeof value === 'string' && (value === '' || isDay(value))
        ? undefined
        : `${label} is a day, written 2026-11-20.`;
    case 'number':
      return faultOfNumber(field, value);
    case 'items':
      return faultOfItems(field, value, answers, choices);
    case 'person':
      return typeof value === 'string' && (value === '' || choices.isPerson(value, field.role))
        ? undefined
        : `${label} is nobody who can be chosen here.`;
  }
}

function faultOfNumber(field: Field & { type: 'number' }, value: unknown): string | undefined {
  const { label, min, max } = field;
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${label} is a number.`;
  if (min !== null && value < min) return `${label} is ${min} or more.`;
  return max !== null && value > max ? `${label} is ${max} or less.` : undefined;
}

function faultOfItems(
  field: Field & { type: 'items' },
  value: unknown,
  answers: Answers,
  choices: Choices,
): string | undefined {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    return `${field.label} is a list.`;
  const among =
    field.within === null ? choices.items(field.of ?? '') : (answers[field.within] as readonly string[]);
  const strange = value.find((item) => !among.includes(item));
  if (strange === undefined) return undefined;
  return field.within === null
    ? `${field.label}: ${strange} can't be chosen.`
    : `${field.label}: ${strange} was not chosen above.`;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}
