import { type Account, type PersonRow, partnerRoles, roles } from '../model.ts';

export type AccountFields = Account & { readonly disabled: boolean };

export const emptyAccount: AccountFields = {
  name: '',
  email: '',
  roles: [],
  capabilities: [],
  firm: null,
  administrator: false,
  queue: null,
  disabled: false,
};

export function accountFields(row: PersonRow): AccountFields {
  const { name, email, roles: held, capabilities, firm, administrator, queue, disabled } = row;
  return {
    ...{ name, email, administrator, queue, disabled, firm: firm?.id ?? null },
    roles: held as Account['roles'],
    capabilities: capabilities as Account['capabilities'],
  };
}

/** Roles that somebody of this side can have. */
export const rolesFor = (firm: string | null) =>
  roles.filter(({ id }) => partnerRoles.includes(id) === (firm !== null));

/** The same person with another firm: roles and rights of the other side don't come along. */
export function withFirm(fields: AccountFields, firm: string | null): AccountFields {
  const kept = new Set<string>(rolesFor(firm).map(({ id }) => id));
  const own = fields.roles.filter((role) => kept.has(role));
  const side = firm === null ? {} : { administrator: false, capabilities: [] };
  return { ...fields, ...side, firm, roles: own };
}

/** The list with one entry more or less. */
export const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** What changed, to be sent. */
export function changesOf(before: AccountFields, after: AccountFields): Partial<AccountFields> {
  const names = Object.keys(after) as (keyof AccountFields)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  );
}
