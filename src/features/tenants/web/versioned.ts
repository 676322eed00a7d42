import type { FormValue, FormValues, Versioned } from '../../../ui/form/form-field.ts';

/** What a refusal says stands there now: the row with its version. Undefined for anything else. */
export function versionedOf(current: unknown): Versioned | undefined {
  if (typeof current !== 'object' || current === null) return undefined;
  const { version, ...values } = current as Record<string, unknown>;
  return typeof version === 'number' ? { values: valuesOf(values), version } : undefined;
}

/** The fields of a row that a form can hold; flags stand in it one by one. */
export function valuesOf(row: Readonly<Record<string, unknown>>): FormValues {
  const { flags, ...rest } = row;
  return { ...(rest as Record<string, FormValue>), ...flagValues(flags) };
}

const prefix = 'flag:';

/** Flags as fields of a form, each under a name of its own. */
export function flagValues(flags: unknown): FormValues {
  const pairs = Object.entries((flags ?? {}) as Record<string, string>);
  return Object.fromEntries(pairs.map(([name, value]) => [flagField(name), value]));
}

export const flagField = (name: string) => `${prefix}${name}`;

/** The flags out of the values of a form. */
export function flagsIn(values: FormValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([field, value]) => field.startsWith(prefix) && typeof value === 'string' && value !== '')
      .map(([field, value]) => [field.slice(prefix.length), String(value)]),
  );
}
