/** A fact that guards may ask for. The catalogue is written by the feature that runs cases; the reference page is made from it. */
export interface Fact {
  /** Noun and property: `dibs.complete`. */
  readonly name: string;
  readonly type: FactType;
  /** As a sentence's subject: "DIBS of the tenant are complete", "people short of 10 %". */
  readonly label: string;
  /** Where it comes from, for somebody who doubts it: "Services, adoption indicators". */
  readonly source: string;
  /** What would change it: "Record the missing elements under Services". */
  readonly remedy: string;
  /** For a choice: all it can be. */
  readonly options?: readonly string[];
}

/** `count` is a whole number; `day` an ISO day as text, which orders as days do. */
export type FactType = 'yes-no' | 'count' | 'number' | 'text' | 'choice' | 'list' | 'day';

export type Plain = boolean | number | string | readonly string[];

/** What is known of a fact: its value, two bounds between which it lies, or why it can't be told. Missing is never zero. */
export type FactValue =
  | { readonly value: Plain }
  | { readonly from: number; readonly to: number; readonly why: string }
  | { readonly unknown: string };

/** Asked for a fact by name; a name that it doesn't know is unknown. */
export type Facts = (name: string) => FactValue;

export const known = (value: Plain): FactValue => ({ value });

/** Facts out of a record; what is not in it is unknown. */
export function factsFrom(values: Readonly<Record<string, FactValue | undefined>>): Facts {
  return (name) => values[name] ?? { unknown: 'nobody has told it' };
}

/** Type of CEL for a type of fact. */
export const celTypes: Readonly<Record<FactType, string>> = {
  'yes-no': 'bool',
  count: 'int',
  number: 'double',
  text: 'string',
  choice: 'string',
  day: 'string',
  list: 'list<string>',
};
