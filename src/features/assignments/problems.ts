import { defineProblems, type Problem } from '../../base/problems.ts';

/** Refusals of assignments. Codes are permanent. */
export const problems = defineProblems({
  CUSTOMER_NOT_SEEN: {
    kind: 'missing',
    say: () => 'There is no such customer, or you may not see it. Ask its Regional Manager to assign you.',
  },
  ASSIGN_NOT_YOURS: {
    kind: 'forbidden',
    say: (role: string, place: string) =>
      `You may not assign a ${role} at ${place}. A FastTrack Manager assigns where primary, Regional Managers and the assignment team everywhere, partners their own people. Ask one of them.`,
  },
  /** Details carry `current`, who works there now. */
  ASSIGN_STALE: {
    kind: 'stale',
    say: (place: string) =>
      `Somebody changed the assignments of ${place} meanwhile. Nothing of yours is done yet: look at what is new and apply again.`,
  },
  ASSIGNEE_UNKNOWN: {
    kind: 'invalid',
    say: () =>
      'There is no such person to assign. Search by name or e-mail, or ask an administrator to add them.',
  },
  ASSIGNEE_DISABLED: {
    kind: 'invalid',
    say: (name: string) =>
      `${name} has left and can't be assigned. Choose somebody else, or ask an administrator.`,
  },
  ASSIGNEE_LACKS_ROLE: {
    kind: 'invalid',
    say: (name: string, role: string) =>
      `${name} is no ${role}, so can't be assigned as one. Choose a role they have; an administrator gives roles.`,
  },
  ROLE_NOT_ASSIGNABLE: {
    kind: 'invalid',
    say: (role: string) => `Nobody is assigned as ${role}. Choose a role of one of the tabs.`,
  },
  SERVICE_UNKNOWN: {
    kind: 'invalid',
    say: (service: string) => `There is no service “${service}”. Choose one of the list.`,
  },
  CUSTOMER_WHOLE_ONLY: {
    kind: 'invalid',
    say: () =>
      'People of a customer work at all its tenants and services, and partners at single tenants. Assign them at the tenant.',
  },
  PRIMARY_UNTICKED: {
    kind: 'invalid',
    say: (name: string) => `${name} can be primary only where assigned. Tick the box first, then the star.`,
  },
  PRIMARY_TWICE: {
    kind: 'invalid',
    say: (role: string) => `Only one ${role} can be primary at a place. Leave one of the two stars.`,
  },
  FOCUS_MISPLACED: {
    kind: 'invalid',
    say: (name: string) =>
      `Only an SME of the tenant as a whole has a focus. Tick the tenant for ${name}, or leave the focus unset.`,
  },
  CSMAU_FENCED: {
    kind: 'invalid',
    say: (name: string) =>
      `${name} is no member of the CSMAU team. Choose a member; an administrator says who is one.`,
  },
  OTHER_FIRM: {
    kind: 'conflict',
    say: (name: string, firm: string) =>
      `${name} belongs to ${firm}, and the tenant is tied to another firm. Remove that firm's people first, or choose somebody of it.`,
  },
  LAST_PARTNER_MANAGER: {
    kind: 'conflict',
    say: () =>
      'The last Partner Regional Manager ties the tenant to your firm and has to stay. Assign another one first; to give the tenant back, ask your FastTrack Partner Manager.',
  },
  PARTNER_UNTIED: {
    kind: 'conflict',
    say: (name: string) =>
      `A tenant belongs to a firm by its Partner Regional Manager; without one ${name} can't work there. Assign a P-RM of the firm too, or remove the firm's people.`,
  },
  REASSIGN_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'Only people who assign everywhere reassign in bulk. Ask a Regional Manager or the assignment team, or change single tenants where you are primary.',
  },
  REASSIGN_SAME: {
    kind: 'invalid',
    say: () => 'From and to are the same person. Choose somebody else to take over.',
  },
  REASSIGN_NOTHING: {
    kind: 'invalid',
    say: () => 'Nothing is ticked. Tick at least one row that can be moved.',
  },
  REASSIGN_ROW_UNKNOWN: {
    kind: 'stale',
    say: () => 'Some of the ticked rows are not there any more. Gather again and look at what is left.',
  },
  /** Why one row of a reassignment was not taken back. */
  REASSIGN_CHANGED_SINCE: {
    kind: 'conflict',
    say: (name: string) => `${name} has changed it since, so it stays as it is now.`,
  },
  REASSIGNMENT_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such reassignment, or you may not see it.',
  },
  REASSIGNMENT_UNDONE: {
    kind: 'conflict',
    say: (name: string) => `${name} has taken this reassignment back already.`,
  },
});

/** What a rule refuses, as it is said. */
export function sayRefusal(refusal: {
  readonly why: keyof typeof problems;
  readonly said: readonly string[];
}): Problem {
  const make = problems[refusal.why] as unknown as (...said: readonly string[]) => Problem;
  return make(...refusal.said);
}
