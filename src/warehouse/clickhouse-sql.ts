import type { NameSpace } from './warehouse.ts';

// Old releases know no query parameters, so numbers are written into the text: only ever through here.

/** A whole number as text. @throws TypeError on anything else, whatever its type was said to be. */
export function whole(value: number | bigint): string {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value))
    throw new TypeError(`${String(value)} is not a whole number`);
  return String(value);
}

/** SQL with whole numbers and lists of them in its gaps; text that is SQL already is wrapped by `raw`. */
export function sql(
  parts: TemplateStringsArray,
  ...values: readonly (number | bigint | Iterable<number | bigint> | Raw)[]
): string {
  return parts.reduce((text, part, i) => `${text}${written(values[i - 1] ?? 0)}${part}`);
}

/** Text of ours that goes into SQL as it is. */
export interface Raw {
  readonly raw: string;
}

export const raw = (text: string): Raw => ({ raw: text });

function written(value: number | bigint | Iterable<number | bigint> | Raw): string {
  if (typeof value === 'number' || typeof value === 'bigint') return whole(value);
  return 'raw' in value ? value.raw : [...value].map(whole).join(', ');
}

/** A 64-bit mask: a small literal would be taken for a narrower type. */
export const mask = (bits: bigint): string => `toUInt64(${whole(BigInt.asUintN(64, bits))})`;

/** Number of an import into which others have been folded: whoever may ask, may see it. */
export const folded = -1;

/** Imports of one tenant in one name space. */
export interface Imports {
  readonly tenant: number;
  readonly nameSpace: NameSpace;
  readonly imports: readonly number[];
}

/** The condition for rows of these imports; the second half of it is what the primary key can be looked up by. */
export function inImports(all: readonly Imports[]): string {
  const each = all.flatMap(({ tenant, nameSpace, imports }) =>
    imports.map((number) => sql`(${tenant}, ${nameSpace}, ${number})`),
  );
  return sql`(tenant, name_space, import) in (${raw(each.join(', '))}) and tenant in (${new Set(all.map(({ tenant }) => tenant))})`;
}
