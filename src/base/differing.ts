import { canonicalJson } from './canonical-json.ts';

export interface Differing<T> {
  readonly before: Partial<T>;
  readonly after: Partial<T>;
}

/** What a change makes different: only the fields whose value is another one. Fields that are left out stay. Undefined when nothing differs. */
export function differing<T extends object>(
  current: T,
  change: { readonly [Field in keyof T]?: T[Field] | undefined },
): Differing<T> | undefined {
  const fields = (Object.keys(change) as (keyof T)[]).filter(
    (field) =>
      change[field] !== undefined && canonicalJson(change[field]) !== canonicalJson(current[field] ?? null),
  );
  if (fields.length === 0) return undefined;
  const pick = (from: Partial<T>) =>
    Object.fromEntries(fields.map((field) => [field, from[field] ?? null])) as Partial<T>;
  return { before: pick(current), after: pick(change as Partial<T>) };
}
