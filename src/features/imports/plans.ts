import type { Noun } from './model.ts';
import type { NounPlan } from './plan.ts';
import { assignments } from './plan-assignments.ts';
import { contacts } from './plan-contacts.ts';
import { customers } from './plan-customers.ts';
import { entitlements } from './plan-entitlements.ts';
import { tenants } from './plan-tenants.ts';

/** What a row of each noun does, and how that is taken back. */
export const plans: Readonly<Record<Noun, NounPlan>> = {
  customers,
  tenants,
  contacts,
  assignments,
  entitlements,
};
