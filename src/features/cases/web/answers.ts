import type { CaseField, Said } from '../model.ts';

export type Answers = Readonly<Record<string, unknown>>;

/** Answers as the form of an event takes them: nothing of other forms, numbers as numbers, no items among those that were taken out. */
export function answersToSend(fields: readonly CaseField[], answers: Answers): Answers {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = answerOf(field, answers);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function answerOf({ name, type, within }: CaseField, answers: Answers): unknown {
  const value = answers[name];
  if (type === 'number') return numberOf(value);
  if (type !== 'items') return value;
  const among = within === null ? undefined : listOf(answers[within]);
  return listOf(value).filter((one) => among?.includes(one) ?? true);
}

/** What was typed into a number's field; a text that is none is sent as it is, and refused with its reason. */
function numberOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return undefined;
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

export const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as string[]) : [];

export const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value as string | number);

/** Whether two forms answer alike; lists have no order, and an empty answer is none. */
export function isSame(a: Answers, b: Answers): boolean {
  return JSON.stringify(tidy(a)) === JSON.stringify(tidy(b));
}

function tidy(answers: Answers): [string, unknown][] {
  return Object.entries(answers)
    .filter(([, value]) => value !== '' && value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value.toSorted() : value])
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

export interface Difference {
  readonly field: string;
  readonly label: string;
  readonly type: Said['type'];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What a finish answers differently from the one before it. */
export function differencesOf(before: readonly Said[], after: readonly Said[]): Difference[] {
  const fields = [...new Map([...before, ...after].map((said) => [said.field, said])).values()];
  return fields.flatMap(({ field, label, type }) => {
    const was = before.find((said) => said.field === field)?.values ?? [];
    const is = after.find((said) => said.field === field)?.values ?? [];
    const added = is.filter((value) => !was.includes(value));
    const removed = was.filter((value) => !is.includes(value));
    return added.length + removed.length === 0 ? [] : [{ field, label, type, added, removed }];
  });
}
