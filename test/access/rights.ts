import type { Row } from './ids.ts';
import type { Words } from './words.ts';

// Parts of the sentences about rows.

export type May = (who: Words, row: Row) => boolean;

export type MayChange = (who: Words, before: Row, after: Row) => boolean;

export interface TableRights {
  readonly reads?: May;
  readonly adds?: May;
  readonly changes?: May;
  readonly drops?: May;
  /** Fields with a right of their own: whether this change is one that the person may make, beside `changes`. */
  readonly fields?: MayChange;
}

export const everybody: May = () => true;
export const publishers: May = (who) => who.publishes();
export const administrators: May = (who) => who.administers();
export const keepers: May = (who) => who.keepsPortfolio();
export const forOneself: May = (who, row) => row.person_id === who.id;

export const readers: May = (who, row) => who.sees(row.tenant_id);
export const writers: May = (who, row) => who.writes(row.tenant_id);
export const internal =
  (may: May): May =>
  (who, row) =>
    who.isInternal() && may(who, row);
export const all =
  (...rules: readonly May[]): May =>
  (who, row) =>
    rules.every((may) => may(who, row));
export const any =
  (...rules: readonly May[]): May =>
  (who, row) =>
    rules.some((may) => may(who, row));
