import { type Account, partnerRoles } from './model.ts';
import type { problems } from './problems.ts';

/** What else a change of somebody's account depends on. */
export interface AccountFacts {
  /** Nobody before: somebody is added. */
  readonly before: (Account & { readonly disabled: boolean }) | undefined;
  /** The one who asks is the one who is changed. */
  readonly self: boolean;
  /** Other administrators who are not disabled. */
  readonly otherAdministrators: number;
  /** Is assigned somewhere. */
  readonly assigned: boolean;
}

export interface AccountRefusal {
  readonly why: keyof typeof problems;
  readonly said: readonly string[];
}

const refuse = (why: AccountRefusal['why'], ...said: readonly string[]): AccountRefusal => ({ why, said });

/** Why an account can't be as wanted; undefined when it can. */
export function refusalOfAccount(
  after: Account & { readonly disabled: boolean },
  facts: AccountFacts,
): AccountRefusal | undefined {
  const { before, self, otherAdministrators, assigned } = facts;
  const misplaced = after.roles.find((role) => partnerRoles.includes(role) !== (after.firm !== null));
  if (misplaced !== undefined) return refuse('ROLE_OF_OTHER_SIDE', after.name);
  if (after.firm !== null && (after.administrator || after.capabilities.length > 0))
    return refuse('PARTNER_NO_RIGHTS', after.name);
  if (after.queue !== null && (after.administrator || after.capabilities.length > 0 || after.firm !== null))
    return refuse('QUEUE_NO_RIGHTS', after.name);
  if (before === undefined) return undefined;
  if ((before.queue === null) !== (after.queue === null)) return refuse('QUEUE_FIXED', after.name);
  if (before.firm !== after.firm && assigned) return refuse('FIRM_WHILE_ASSIGNED', after.name);
  const was = before.administrator && !before.disabled;
  const is = after.administrator && !after.disabled;
  if (was && !is && otherAdministrators === 0) return refuse('LAST_ADMINISTRATOR');
  if (self && after.disabled) return refuse('DISABLE_ONESELF');
  return undefined;
}
