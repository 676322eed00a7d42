import type { Indicators, RowInput, ServiceState } from '../features/services/model.ts';

/** A part of the entitlements, as a share of them; days count from when it was said. */
export interface Part
  extends Partial<Pick<RowInput, 'reason' | 'engineering' | 'ownerRole' | 'note' | 'splitReason'>> {
  readonly status: RowInput['status'];
  readonly share: number;
  readonly due?: number;
  readonly next?: number;
}

/** Something that somebody saved about a service. */
export interface Work {
  readonly tenant: string;
  readonly by: string;
  readonly daysAgo: number;
  readonly service: string;
  readonly rows?: readonly Part[];
  readonly picks?: Partial<Indicators>;
  readonly start?: number;
  readonly status?: NonNullable<ServiceState['status']>;
  readonly teams?: readonly string[];
  readonly motions?: ServiceState['motions'];
  /** Microsoft moves what is in progress, in this way. */
  readonly moves?: 'Mig-ExHybrid' | 'Mig-FileShare';
  readonly rfa?: { readonly id: string; readonly days: number };
  readonly forecast?: readonly [first: number, second: number];
}

const lotte = 'Lotte Vandersloot';
const dalia = 'Dalia Monteagle';
const jonas = 'Jonas Adeyemi';
const pfm = 'Zofia Larkspur';
const going = 'in-progress' as const;
const split = 'Several operating companies or departments' as const;

// Invented work: complete DIBS and half ones, fresh and stale, blockers short and long, a migration, a forecast.
export const demoWork: readonly Work[] = [
  {
    ...{
      tenant: 'Contoso Pharma',
      by: lotte,
      daysAgo: 36,
      service: 'exchange',
      start: 7,
      status: 'Adoption',
    },
    rows: [
      {
        status: going,
        share: 1,
        due: 120,
        note: 'Mail moves before the old servers go out of support in spring.',
      },
    ],
    picks: {
      reason: 'End of Life of Existing IT',
      owner: 'IT lead',
      stakeholders: 'Business and IT',
      awareness: 'Yes',
    },
    teams: ['FTC EMEA'],
  },
  {
    ...{ tenant: 'Contoso Pharma', by: lotte, daysAgo: 33, service: 'teams', start: 14, status: 'Enable' },
    rows: [
      { status: going, share: 0.7, due: 90, note: 'Laboratories plan their shifts in Teams.' },
      {
        ...{
          status: 'blocked',
          share: 0.3,
          reason: 'adoption-readiness',
          engineering: 'other',
          ownerRole: 'Customer business owner',
        },
        ...{ splitReason: split, due: 60, next: 40, note: 'Works council wants to see the training first.' },
      },
    ],
    picks: {
      reason: 'Collaborate and Communicate with Our People',
      owner: 'Business owner',
      scenario: 'Better meetings',
    },
  },
  {
    ...{ tenant: 'Contoso Pharma', by: jonas, daysAgo: 9, service: 'sharepoint' },
    rows: [{ status: going, share: 1, note: 'Study files come from two file servers.' }],
    picks: { reason: 'Work from Anywhere' },
  },
  {
    ...{ tenant: 'Contoso Retail', by: lotte, daysAgo: 44, service: 'teams', motions: ['Targeting'] },
    rows: [
      {
        ...{
          status: 'blocked',
          share: 0.6,
          reason: 'it-infrastructure',
          engineering: 'devices',
          ownerRole: 'Customer IT',
          next: 50,
        },
        note: 'Store staff share tills that can not sign in; the shared devices come in January.',
      },
      { status: going, share: 0.4, due: 75, splitReason: split, note: 'Head office begins with meetings.' },
    ],
    picks: { reason: 'Engage Our Front Line Workers', owner: 'Executive sponsor' },
  },
  {
    ...{ tenant: 'Contoso Retail', by: jonas, daysAgo: 9, service: 'yammer' },
    rows: [
      {
        ...{
          status: 'no-intent',
          share: 1,
          reason: 'competitive-solution',
          engineering: 'workplace',
          ownerRole: 'Account team',
        },
        note: 'They renewed Workplace for two years and see no reason to change.',
      },
    ],
  },
  {
    ...{
      tenant: 'Fabrikam Robotics',
      by: dalia,
      daysAgo: 14,
      service: 'exchange',
      start: 0,
      status: 'Migrate',
      moves: 'Mig-ExHybrid',
    },
    rows: [{ status: going, share: 1, due: 80, note: 'Mailboxes move in batches of forty a week.' }],
    picks: {
      reason: 'Eliminate On-Premise Hardware Cost and Support',
      owner: 'Project manager',
      training: 'In preparation',
    },
  },
  {
    ...{ tenant: 'Fabrikam Robotics', by: dalia, daysAgo: 6, service: 'onedrive' },
    rows: [
      {
        ...{
          status: 'status-unknown',
          share: 1,
          reason: 'customer-unresponsive',
          ownerRole: 'FastTrack Manager',
          next: 10,
        },
        note: 'Three mails and two calls to the file server’s owner, no answer.',
      },
    ],
  },
  {
    ...{ tenant: 'Litware Insurance', by: dalia, daysAgo: 20, service: 'exchange', status: 'Operate' },
    rows: [{ status: going, share: 1, due: 30, note: 'Everybody has mail; brokers come next.' }],
    picks: {
      reason: 'Improve Service Quality',
      owner: 'Service owner',
      stakeholders: 'IT only',
      scenario: 'Mail and calendar anywhere',
    },
  },
  {
    ...{
      tenant: 'Northwind Traders',
      by: pfm,
      daysAgo: 30,
      service: 'exchange',
      start: 3,
      status: 'Operate',
    },
    ...{ rfa: { id: 'RFA-20418', days: 12 }, forecast: [45, 160] },
    rows: [{ status: going, share: 1, due: 45, note: 'Every warehouse has mail of its own by spring.' }],
    picks: {
      reason: 'Greater Savings over Previous Solution',
      owner: 'IT lead',
      stakeholders: 'Business and IT',
      awareness: 'Yes',
      training: 'Yes',
    },
  },
  {
    ...{ tenant: 'Northwind Traders', by: pfm, daysAgo: 18, service: 'onedrive' },
    rows: [
      { status: going, share: 0.8, due: 60, note: 'Office files move by department.' },
      {
        ...{
          status: 'blocked',
          share: 0.2,
          reason: 'partner-engagement',
          engineering: 'other',
          ownerRole: 'Partner',
          splitReason: split,
        },
        note: 'The drivers’ tablets wait for our own rollout plan.',
      },
    ],
    picks: { reason: 'Work from Anywhere' },
  },
];

export const demoMetrics = [
  {
    ...{ tenant: 'Contoso Pharma', by: lotte, daysAgo: 33, service: 'teams', met: false },
    ...{ name: 'Laboratories that plan shifts in Teams', target: '12 of 12', actual: '7 of 12' },
  },
  {
    ...{ tenant: 'Northwind Traders', by: pfm, daysAgo: 25, service: '', met: true },
    ...{ name: 'Calls to the help desk about mail', target: 'Half of last year', actual: '41 %' },
  },
  {
    ...{ tenant: 'Northwind Traders', by: pfm, daysAgo: 12, service: 'exchange', met: true },
    ...{ name: 'Warehouses with a mailbox of their own', target: '9', actual: '9' },
  },
];
