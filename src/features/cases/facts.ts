import type { Fact } from '../../engine/facts.ts';

/**
 * Every fact that guards may ask for; `docs/FACTS.md` is written from this list (`npm run facts`), and `queries` tells their values. A fact that
 * can't be told is unknown with its reason, never false and never zero.
 */
export const facts = [
  {
    name: 'tenant.active',
    type: 'yes-no',
    label: 'the tenant is active',
    source: 'Tenant, status',
    remedy: 'Set the tenant active on its Status tab.',
  },
  {
    name: 'tenant.duplicate',
    type: 'yes-no',
    label: 'all services of the tenant are Duplicate/Invalid',
    source: 'Tenant, services',
    remedy: 'Correct the status of its services.',
  },
  {
    name: 'tenant.open_case',
    type: 'yes-no',
    label: 'a case of this process is open for the tenant',
    source: 'Cases of the tenant',
    remedy: 'End the open case, or work on it.',
  },
  {
    name: 'tenant.manager',
    type: 'yes-no',
    label: 'the tenant has a FastTrack Manager',
    source: 'Assignments, primary FM who is no queue',
    remedy: 'Ask a Regional Manager to assign one.',
  },
  {
    name: 'dibs.complete',
    type: 'yes-no',
    label: 'DIBS are complete for a service in scope',
    source: 'Services, adoption indicators',
    remedy: 'Record the missing elements of one service.',
  },
  {
    name: 'dibs.count',
    type: 'count',
    label: 'DIBS of the best service, of four',
    source: 'Services, adoption indicators',
    remedy: 'Record the missing elements.',
  },
  {
    name: 'blockers.open',
    type: 'count',
    label: 'open blockers',
    source: 'Services, Blocked and No Intent',
    remedy: 'Work on them, or correct their status.',
  },
  {
    name: 'usage.csmau',
    type: 'count',
    label: 'people active in Office 365 in 28 days',
    source: 'Usage, CSMAU',
    remedy: 'Import the missing reports.',
  },
  {
    name: 'usage.gap',
    type: 'count',
    label: 'people entitled and not active',
    source: 'Usage, entitlements less CSMAU',
    remedy: 'Import the missing reports.',
  },
  {
    name: 'usage.percent',
    type: 'number',
    label: 'per cent of entitled people who are active',
    source: 'Usage, CSMAU',
    remedy: 'Import the missing reports.',
  },
  {
    name: 'case.offers_fit',
    type: 'yes-no',
    label: 'the evaluation found offers that fit',
    source: 'Evaluation of this case',
    remedy: 'Hold the evaluation with offers that fit.',
  },
  {
    name: 'case.help_requested',
    type: 'yes-no',
    label: 'the FastTrack Manager has asked for help again',
    source: 'This case, since it ended',
    remedy: 'Ask the FastTrack Manager to ask for help.',
  },
  {
    name: 'case.delivered_before',
    type: 'list',
    label: 'offers delivered in earlier cycles',
    source: 'Earlier cycles of this case',
    remedy: 'History is not changed.',
  },
  {
    name: 'case.days',
    type: 'count',
    label: 'days in this state',
    source: 'This case',
    remedy: 'Wait.',
  },
] as const satisfies readonly Fact[];

export type FactName = (typeof facts)[number]['name'];
