import { useState } from 'react';
import { useT } from '../i18n.ts';
import {
  changeOf,
  type FormField,
  type FormValue,
  type FormValues,
  faultOf,
  type Versioned,
} from './form-field.ts';

interface Begun {
  /** What the person saw when they began: somebody else's save in between is then no surprise, but a choice. */
  readonly base: Versioned;
  readonly typed: FormValues;
}

/** Rules of the feature: what is wrong with these values, in words, by field. */
export type Check = (values: FormValues) => Readonly<Record<string, string | undefined>>;

export type Edit = ReturnType<typeof useEdit>;

/** What somebody is changing in a part of a page and has not saved. @param startOpen for a form that is there to be filled in */
export function useEdit(fields: readonly FormField[], now: Versioned, check?: Check, startOpen = false) {
  const t = useT();
  const [begun, setBegun] = useState<Begun | undefined>(startOpen ? { base: now, typed: {} } : undefined);
  const base = begun?.base ?? now;
  const typed = begun?.typed ?? {};
  const change = changeOf(fields, base.values, typed);
  const values = { ...base.values, ...change };
  const own = fields.map((field) => {
    const fault = faultOf(field, typed[field.id] ?? base.values[field.id] ?? null);
    return [field.id, fault && t(`ui.form.fault.${fault}`, { most: field.most ?? 0 })] as const;
  });
  const said = check?.(values) ?? {};
  const faults = new Map(own.map(([id, fault]) => [id, fault ?? said[id]] as const));
  return {
    editing: begun !== undefined,
    base,
    values,
    change,
    changed:
      Object.keys(typed).length > 0 && (Object.keys(change).length > 0 || own.some(([, fault]) => fault)),
    /** What is wrong with a field; told once the person has touched the form. */
    faultOf: (id: string) => faults.get(id),
    hasFault: [...faults.values()].some((fault) => fault !== undefined),
    shown: (field: FormField): FormValue => typed[field.id] ?? base.values[field.id] ?? null,
    begin: () => setBegun({ base: now, typed: {} }),
    stop: () => setBegun(undefined),
    set: (id: string, value: FormValue) => setBegun({ base, typed: { ...typed, [id]: value } }),
    isTouched: (id: string) => typed[id] !== undefined,
    /** Lets go of what was typed in a field: what stands there is shown again. */
    drop: (id: string) =>
      setBegun({ base, typed: Object.fromEntries(Object.entries(typed).filter(([field]) => field !== id)) }),
    /** Goes on from what somebody else has saved in between, with everything that was typed. */
    rebase: (next: Versioned) => setBegun({ base: next, typed }),
  };
}
