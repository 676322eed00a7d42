import type { ReasonKey } from './statuses.ts';

/** What stands beside the pick list of L2: when it fits, when not, and what to ask. */
export interface Guidance {
  readonly definition: string;
  readonly fits: string;
  /** A case that looks alike, and the reason that it has instead. */
  readonly fitsNot: string;
  readonly ask: string;
}

export const guidance: Readonly<Record<ReasonKey, Guidance>> = {
  'customer-unresponsive': {
    definition:
      'Nobody answers, though several people were tried by several channels. What they intend is not known.',
    fits: 'Three mails and two calls to two contacts in four weeks, and no reply.',
    fitsNot:
      'They answered that they want no help from us: ask what they plan with the service, then choose by that.',
    ask: 'Who else at the customer could answer: the account team’s contact, the administrator, the partner?',
  },
  'new-subscription': {
    definition:
      'Entitlements that have just come. Nobody has talked to the customer about them; the portal puts them here.',
    fits: '400 seats were added by this month’s order.',
    fitsNot: 'The customer waits for seats that are ordered: Blocked, Billing, Addition of Seats.',
    ask: 'What were these seats bought for, and by when should people use them?',
  },
  'technical-onboarding': {
    definition:
      'The service is being made ready, until people could use it. Derived from the service status.',
    fits: 'Domains and directory sync are being set up.',
    fitsNot: 'People could work with it, and few do: that is adoption.',
    ask: 'What is missing before the first person can sign in and work?',
  },
  migration: {
    definition:
      'The service is ready; mail, files or other data are on their way. Derived from the service status.',
    fits: 'Mailboxes move in batches of 300 a week.',
    fitsNot: 'The batch plan is still being agreed: technical onboarding.',
    ask: 'Which data moves, how much of it is left, and who moves it?',
  },
  'user-adoption': {
    definition:
      'People could use the service; the work is to make them want to. Derived from the service status.',
    fits: 'Everybody has a mailbox, 4 % use it.',
    fitsNot: 'Training waits because the works council has not agreed: Blocked, Adoption Readiness.',
    ask: 'Who has begun to use it, and what did it do for them?',
  },
  'it-infrastructure': {
    definition:
      'Something technical around the service stands in the way. Technology only, never people or processes.',
    fits: 'The line to the branch offices can’t carry meetings, a new one is ordered.',
    fitsNot: 'The administrators lack the skills to set it up: IT Change Management and Resourcing.',
    ask: 'Which device, network or directory has to change, and who changes it by when?',
  },
  'it-change': {
    definition:
      'The customer’s IT lacks people, money or a process. Administrators and IT teams, neither technology nor users.',
    fits: 'The one person who knows Exchange is on another project until May.',
    fitsNot: 'The firewall drops the traffic: Customer IT Infrastructure, Remediation.',
    ask: 'Which process or person is missing, and who could decide to change that?',
  },
  'adoption-readiness': {
    definition:
      'The people who should use it aren’t ready, or a business rule says not yet. Never IT’s own people.',
    fits: 'Store staff may not be trained before the season ends.',
    fitsNot: 'IT has no time to prepare the training: IT Change Management and Resourcing.',
    ask: 'What do people have to know or be allowed before they can begin?',
  },
  legal: {
    definition:
      'A law or a regulator forbids to use this cloud service. Not a policy that the customer could change.',
    fits: 'Patients’ records have to stay in the country, and the service has no data centre there.',
    fitsNot: 'The customer’s own policy wants another set of controls: Security/Privacy.',
    ask: 'Which law or authority says so, and has anybody asked for an exception?',
  },
  'security-privacy': {
    definition:
      'A security or privacy concern that what the product has today could settle: configuration, evidence, trust.',
    fits: 'The security office wants to see how access from unmanaged devices is kept out.',
    fitsNot: 'The product lacks the control that they need: Product / Feature Capability.',
    ask: 'What would the security office have to see in order to agree?',
  },
  'product-capability': {
    definition: 'A feature is missing or broken in the product, and without it the customer can’t begin.',
    fits: 'Data has to be kept per country, which the plan they have can’t do.',
    fitsNot: 'Their own application doesn’t work with it: App Compatibility.',
    ask: 'What do they need it for, is it reported, and what do they do meanwhile?',
  },
  'service-reliability': {
    definition: 'The customer doubts that the service runs well enough: outages, slowness, maturity.',
    fits: 'After two outages in a month the roll-out was stopped.',
    fitsNot: 'Their own network is slow: Customer IT Infrastructure, Remediation.',
    ask: 'Which incident was it, and what would show them that it is over?',
  },
  'app-compatibility': {
    definition:
      'An application or add-in of the customer doesn’t work with the service, or isn’t certified for it.',
    fits: 'The claims system prints through a macro that fails in the new version.',
    fitsNot: 'A feature of our product is missing: Product / Feature Capability.',
    ask: 'Which application, how many people need it, and who maintains it?',
  },
  'partner-engagement': {
    definition: 'A partner has to do the work and is not found, not contracted, or stuck.',
    fits: 'The contract with the partner waits for signature since September.',
    fitsNot: 'A partner bought licences that nobody means to use: ask for intent first.',
    ask: 'Who is the partner, what exactly is missing from them, and who could speak to them?',
  },
  billing: {
    definition: 'Licences have to be bought, moved or corrected before anybody can go on.',
    fits: 'The seats are in the tenant that is being closed.',
    fitsNot: 'Too few seats, and nobody talked about it yet: Status Unknown, New Subscription or Workload.',
    ask: 'Which licence is wrong or missing, and when is the agreement renewed?',
  },
  'competitive-solution': {
    definition: 'The customer will not use the service, because another firm’s product does the job.',
    fits: 'They renewed Slack for three years and see no reason to change.',
    fitsNot: 'They leave the other product next year: In Progress with that target date.',
    ask: 'Which product, until when is it contracted, and what do they like about it?',
  },
  'microsoft-on-premises': {
    definition: 'The customer will not use the service, because they stay with Microsoft’s own servers.',
    fits: 'New Exchange servers were bought last year and have to be used up.',
    fitsNot: 'A part of the mailboxes has to stay, the others move: split the entitlements.',
    ask: 'What keeps it on-premises, and when is the next investment due?',
  },
  'executive-sponsorship': {
    definition: 'Nobody who decides wants it. No sponsor, or no reason that matters to the business.',
    fits: 'The board has put the programme off, with no date.',
    fitsNot: 'The sponsor wants it and lacks the money this year: IT Change Management and Resourcing.',
    ask: 'Who would gain most from it, and has anybody shown them?',
  },
};
