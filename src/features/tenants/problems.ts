import { defineProblems } from '../../base/problems.ts';

/** `Ada Kestrel`, `Ada Kestrel or Rhea Castellane`; or who it is in general, where nobody is known by name. */
const oneOf = (names: readonly string[], nobody: string) =>
  names.length === 0 ? nobody : names.join(' or ');

export const problems = defineProblems({
  TENANT_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such tenant, or you may not see it. Ask its FastTrack Manager to assign you.',
  },
  TENANT_READ_ONLY: {
    kind: 'forbidden',
    say: (tenant: string) =>
      `You read ${tenant} as a guest. Only people assigned to it write; its FastTrack Manager can assign you.`,
  },
  TENANT_INTERNAL: {
    kind: 'forbidden',
    say: () => "This is the organisation's own. Ask the tenant's FastTrack Manager to change it.",
  },
  TENANT_MASTER_KEPT: {
    kind: 'forbidden',
    say: (what: string) =>
      `Name, domain, customer, country and seats of ${what} are kept by administrators and by people with the right "portfolio:keep". Ask one of them.`,
  },
  TENANT_TAKEN: {
    kind: 'conflict',
    say: (guid: string, tenant: string, customer: string, tpid: number) =>
      `The tenant id ${guid} is taken: it is ${tenant} of ${customer}, TPID ${tpid}. Open that tenant, or mend the id.`,
  },
  TENANT_ADD_REFUSED: {
    kind: 'forbidden',
    say: () =>
      'Tenants and customers are added by administrators, people with the right "portfolio:keep", and roles that assign everybody (such as a Regional Manager). Ask one of them.',
  },
  TENANT_IS_REFERENCE: {
    kind: 'conflict',
    say: (tenant: string, customer: string) =>
      `${tenant} is the reference tenant of ${customer} and carries what is said of the whole customer. Choose another reference there first.`,
  },
  MOTIONS_EXCLUDE: {
    kind: 'invalid',
    say: () =>
      'Customer Health takes the whole tenant, so it goes with Targeting but never with RFA. Leave one of the two out.',
  },
  CHOICE_UNKNOWN: {
    kind: 'invalid',
    say: (value: string, what: string, known: readonly string[]) =>
      `“${value}” is no ${what}. There are: ${known.join(' · ')}.`,
  },
  CHOICE_KEPT: {
    kind: 'forbidden',
    say: () =>
      'Pick lists are kept by administrators and by people with the right "portfolio:keep". Ask one of them.',
  },
  STATUS_NOT_YET: {
    kind: 'invalid',
    say: (day: string) =>
      `A status cannot hold from ${day}, which is yet to come. Give the day since when it holds.`,
  },
  OVERRIDE_UNEXPLAINED: {
    kind: 'invalid',
    say: () =>
      'A priority against the computed one needs a reason. Choose one, or set the priority to its default.',
  },
  ACTIVITY_UNEXPLAINED: {
    kind: 'invalid',
    say: () =>
      'Say why this tenant is (not) active against what follows from its overall status, or let it follow again.',
  },
  CUSTOMER_UNKNOWN: {
    kind: 'missing',
    say: () =>
      'There is no such customer, or you may not see it. You see the customers that you, or any of your tenants, belong to.',
  },
  CUSTOMER_READ_ONLY: {
    kind: 'forbidden',
    say: (customer: string) =>
      `You read ${customer}. Only people assigned to the customer, or to its reference tenant, write here; its FastTrack Manager can assign you.`,
  },
  CUSTOMER_MASTER_KEPT: {
    kind: 'forbidden',
    say: (customer: string) =>
      `Name, region, segment, lists and account team of ${customer} are kept by administrators and by people with the right "portfolio:keep". Ask one of them.`,
  },
  CUSTOMER_IN_USE: {
    kind: 'conflict',
    say: (customer: string) =>
      `${customer} has tenants, contacts or people who work there, so it stays. Move or remove these first.`,
  },
  TPID_TAKEN: {
    kind: 'conflict',
    say: (tpid: number, customer: string) =>
      `TPID ${tpid} is taken: it is ${customer}. Open that customer, or mend the number.`,
  },
  TPID_UNKNOWN: {
    kind: 'invalid',
    say: (tpid: number) =>
      `There is no customer with TPID ${tpid}. Mend the number, or add the customer with its name and region.`,
  },
  /** As domain.md V11: what, why, and who may. */
  REFERENCE_RESTRICTED: {
    kind: 'forbidden',
    say: (customer: string, names: readonly string[]) =>
      `You have no permission to change the reference tenant of ${customer}: it needs the right "reference:change". Ask ${oneOf(names, 'an administrator')}.`,
  },
  REFERENCE_ELSEWHERE: {
    kind: 'invalid',
    say: (customer: string) => `This tenant does not belong to ${customer}. Choose one of its own.`,
  },
  STAKEHOLDER_UNKNOWN: {
    kind: 'invalid',
    say: (customer: string) =>
      `The stakeholder is one of the contacts of ${customer}. Add the contact first, then choose it here.`,
  },
  /** Details carry `current`, what stands there now. */
  VERSION_STALE: {
    kind: 'stale',
    say: (name: string, what: string) =>
      `${name} changed ${what} first. Look at both values and choose which to keep.`,
  },
  PROOF_INTERNAL: {
    kind: 'forbidden',
    say: () =>
      "The proof of a tenant's ledger is for the organisation's own people. Ask its FastTrack Manager for it.",
  },
  CURSOR_UNREADABLE: {
    kind: 'invalid',
    say: () => 'This cursor is none that the list gave out. Begin without one.',
  },
});
