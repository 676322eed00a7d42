import type { ReactNode } from 'react';

/** A value of a form; a day is `2026-11-20`, null where nothing is said. */
export type FormValue = string | number | boolean | null | readonly string[];
export type FormValues = Readonly<Record<string, FormValue>>;

export interface FormChoice {
  readonly value: string;
  readonly label: string;
}

/** A field as data: how it is filled in, and how it reads. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'number' | 'day' | 'choice' | 'choices' | 'tick' | 'words';
  /** Of a choice, or several choices. */
  readonly choices?: readonly FormChoice[];
  /** What "nothing" is for a choice: null, or an empty text. A choice that is required has no nothing. */
  readonly nothing?: null | '';
  readonly required?: boolean;
  readonly most?: number;
  readonly hint?: string;
  /** What a text is often: offered while one types. */
  readonly offers?: readonly string[];
  /** The whole width of the form. */
  readonly wide?: boolean;
  /** How the value reads, where it is not the value itself. */
  readonly show?: (value: FormValue) => ReactNode;
}

/** The values of a part of a page, with the version that they have. */
export interface Versioned {
  readonly values: FormValues;
  readonly version: number;
}

/** What is typed as a value: a number from its digits, words from a line of them. Undefined for what is none. */
export function settled(field: FormField, typed: FormValue): FormValue | undefined {
  if (field.kind === 'number' && typeof typed === 'string') {
    const text = typed.replaceAll(/[\s,.]/g, '');
    if (text === '') return null;
    return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
  }
  if (field.kind === 'words' && typeof typed === 'string')
    return [
      ...new Set(
        typed
          .split(/[,;\n]/)
          .map((word) => word.trim())
          .filter(Boolean),
      ),
    ];
  if (field.kind === 'day' && typed === '') return null;
  if (field.kind === 'choice' && typed === '' && field.nothing === null) return null;
  return typeof typed === 'string' ? typed.trim() : typed;
}

export type FieldFault = 'required' | 'number' | 'long';

/** What is wrong with a typed value by the field itself; rules of the feature come on top. */
export function faultOf(field: FormField, typed: FormValue): FieldFault | undefined {
  const value = settled(field, typed);
  if (value === undefined) return 'number';
  if (field.required && (value === '' || value === null)) return 'required';
  if (field.most !== undefined && typeof value === 'string' && value.length > field.most) return 'long';
  return undefined;
}

/** The fields whose value is another one than before; those that can't be read are left out. */
export function changeOf(fields: readonly FormField[], base: FormValues, typed: FormValues): FormValues {
  const changed = fields.flatMap((field): [string, FormValue][] => {
    const written = typed[field.id];
    if (written === undefined) return [];
    const value = settled(field, written);
    return value === undefined || sameValue(value, base[field.id]) ? [] : [[field.id, value]];
  });
  return Object.fromEntries(changed);
}

/** A list of choices is the same in whatever order it was ticked. */
export function sameValue(one: FormValue | undefined, other: FormValue | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
  return one === other;
}
