import type { StoredCategory } from '../features/notes/model.ts';

/** A note of the demo: where, by whom, how long ago, and what it says. */
export interface DemoNote {
  readonly tenant: string;
  readonly by: string;
  readonly daysAgo: number;
  readonly task?: string;
  readonly category: StoredCategory;
  readonly body: string;
  readonly services?: readonly string[];
  readonly escalated?: true;
  readonly shared?: true;
  readonly legacy?: string;
  /** What is to be done next, how many days after today, by whom. */
  readonly next?: readonly [text: string, inDays: number, by: string];
  /** The beginning of the note that this one corrects. */
  readonly corrects?: string;
}

export const demoNotes: readonly DemoNote[] = [
  {
    ...{ tenant: 'Contoso Pharma', by: 'fm', daysAgo: 38, task: '3616', category: 'Engagement Management' },
    body: 'Kickoff agreed with Mira Thandeka (IT lead). She brings the plant managers.',
  },
  {
    ...{ tenant: 'Contoso Pharma', by: 'fm', daysAgo: 12, task: '4017', category: 'Engagement Management' },
    body: 'Security talk waits for the new CISO, who starts in December.',
    next: ['Invite the new CISO to the security talk', 10, 'fm'],
  },
  {
    ...{ tenant: 'Contoso Pharma', by: 'fm', daysAgo: 45, category: 'Service Intent' },
    body: '**Service and entitlements**\n- Intune, 4,200 of 6,000\n\n**What blocks (L2, L3)**\n- Blocked: works council has not agreed to managed phones #frontline\n\n**Who can clear it**\n- Human resources; vote in the second week of December',
    services: ['Intune'],
    escalated: true,
    next: ['Ask human resources how the vote went', 16, 'fe'],
  },
  {
    ...{ tenant: 'Contoso Pharma', by: 'fe', daysAgo: 44, category: 'Environment' },
    body: '**Identity and sign-in**\n- AD FS with two farms; moves to password hash sync in spring\n\n**Network**\n- Plants leave through one proxy that breaks long connections\n- See [the drawing](https://contosopharma.example/network)',
    services: ['Exchange', 'Teams'],
  },
  {
    ...{ tenant: 'Contoso Pharma', by: 'fe', daysAgo: 43, category: 'Environment' },
    body: 'Three farms, not two: the one in Graz is being taken down only next year.',
    corrects: '**Identity and sign-in**',
  },
  {
    ...{ tenant: 'Contoso Pharma', by: 'fm', daysAgo: 410, category: 'Engagement Management' },
    body: 'First call with the customer: they want to know what others in their industry do.',
    legacy: 'Overall Status',
  },
  {
    ...{ tenant: 'Contoso Retail', by: 'sme', daysAgo: 9, task: '3745', category: 'Technical Enablement' },
    body: 'TEAMS+EXO: 3,100 store staff have a licence and no first sign-in. The first-app kickstart fits; the shared-device clinic may. #frontline',
    services: ['Teams', 'Exchange'],
    next: ['Show the kickstart to the store managers', 2, 'sme'],
  },
  {
    ...{ tenant: 'Contoso Retail', by: 'fm', daysAgo: 5, category: 'Engagement Management' },
    body: '**Participants**\n- Two regional store managers, Lotte\n\n**Discussed**\n1. Who opens the first team\n2. What happens in the sale weeks: nothing new between 27 November and 6 January\n\n**What FastTrack does next**\n- Sends the one-page guide for store staff #frontline #pilot',
    next: ['Send the one-page guide for store staff', -1, 'fm'],
  },
  {
    ...{ tenant: 'Woodgrove Bank', by: 'fm', daysAgo: 17, category: 'Service Intent' },
    body: 'SharePoint: 11,000 seats, wanted by the end of March for the branch handbook. Success owner is the head of branches. #renewal',
    services: ['SharePoint'],
    next: ['Confirm the date with the head of branches', 4, 'fm'],
  },
  {
    ...{ tenant: 'Woodgrove Bank', by: 'sme', daysAgo: 3, category: 'Technical Enablement' },
    body: 'Conditional access locks out the branch terminals: first sign-ins stop there. Blocked until the bank’s risk board has met. #security',
    services: ['AADP'],
    escalated: true,
    next: ['Be at the risk board with the two possible rules', 6, 'sme'],
  },
  {
    ...{ tenant: 'Adatum Instruments', by: 'fe', daysAgo: 33, category: 'Technical Enablement' },
    body: 'EXO: the last 40 mailboxes are moved; archives follow over the weekends. #migration',
    services: ['Exchange'],
  },
  {
    ...{ tenant: 'Fabrikam Robotics', by: 'fm2', daysAgo: 6, task: '994', category: 'Engagement Management' },
    body: 'Kickoff is blocked: the budget for training is frozen until the board has met.',
    escalated: true,
    next: ['Ring the head of IT after the board meeting', 0, 'fm2'],
  },
  {
    ...{ tenant: 'Litware Insurance', by: 'fm2', daysAgo: 70, category: 'Customer Readiness' },
    body: 'Ready for OneDrive in two of five regions.',
    services: ['OneDrive'],
    legacy: 'Customer Readiness',
  },
  {
    ...{
      tenant: 'Northwind Traders',
      by: 'pfm',
      daysAgo: 20,
      task: '3735',
      category: 'Engagement Management',
    },
    body: 'Exchange and OneDrive are beyond 10 %. The review is offered for the second week of December.',
    services: ['Exchange', 'OneDrive'],
    next: ['Send the agenda of the review', 8, 'pfm'],
  },
  {
    ...{
      tenant: 'Northwind Traders',
      by: 'fpm',
      daysAgo: 8,
      category: 'Engagement Management',
      shared: true,
    },
    body: 'Agreed with Wingtip: the review takes 60 minutes, usage first. #pilot',
  },
  {
    ...{ tenant: 'Northwind Traders', by: 'fpm', daysAgo: 7, category: 'Engagement Management' },
    body: 'Between us: the renewal hangs on this review. Look at the deck before it goes out. #renewal',
    next: ['Read the deck of the review', 9, 'fpm'],
  },
];
