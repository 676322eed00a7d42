import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** One level of an order that pages follow. The expression is never null: put `(x is null)::int` before a `coalesce`. */
export interface KeyPart {
  readonly by: RawBuilder<unknown>;
  readonly down: boolean;
  readonly type: 'text' | 'number';
}

export const orderBy = (parts: readonly KeyPart[]): RawBuilder<unknown> =>
  sql.join(parts.map(({ by, down }) => (down ? sql`${by} desc` : sql`${by}`)));

/** The rows behind the one whose values these are, in the same order. A row that comes or goes in between moves no page. */
export function behind(parts: readonly KeyPart[], values: readonly (string | number)[]): RawBuilder<SqlBool> {
  const [part, ...rest] = parts;
  if (part === undefined) return sql<SqlBool>`false`;
  const { by, down, type } = part;
  const value = type === 'number' ? sql`${values[0]}::numeric` : sql`${String(values[0])}::text`;
  const beyond = down ? sql<SqlBool>`${by} < ${value}` : sql<SqlBool>`${by} > ${value}`;
  return sql<SqlBool>`(${beyond} or (${by} = ${value} and ${behind(rest, values.slice(1))}))`;
}

/** Whether these could be the values of such a row. */
export const isKey = (parts: readonly KeyPart[], values: readonly (string | number)[]): boolean =>
  values.length === parts.length &&
  parts.every(({ type }, n) =>
    type === 'number' ? Number.isFinite(values[n]) : typeof values[n] === 'string',
  );
