/** Words by their keys: keys are stored, words are shown. */
export type Words = Readonly<Record<string, string>>;

/** L1: where a block of entitlements stands (domain.md 3.6). Keys are stored; words are shown. */
export const statuses = {
  'status-unknown': 'Status Unknown',
  'in-progress': 'In Progress',
  blocked: 'Blocked',
  'no-intent': 'No Intent',
  'duplicate-invalid': 'Duplicate/Invalid',
} as const;

export type Status = keyof typeof statuses;
export const statusKeys = Object.keys(statuses) as [Status, ...Status[]];

/** L2: why it stands there. */
export interface Reason {
  readonly label: string;
  readonly status: Status;
  /** Other spellings that pages and files have. */
  readonly aliases?: readonly string[];
}

/** The reasons of domain.md 3.8; Duplicate/Invalid has none. Those of In Progress are derived, nobody picks them. */
export const reasons = {
  'customer-unresponsive': { label: 'Customer Unresponsive', status: 'status-unknown' },
  'new-subscription': { label: 'New Subscription or Workload', status: 'status-unknown' },
  'technical-onboarding': {
    label: 'Technical Onboarding and Deployment',
    status: 'in-progress',
    aliases: ['Technical Onboarding'],
  },
  migration: { label: 'Migration', status: 'in-progress' },
  'user-adoption': {
    label: 'Solution or User Adoption',
    status: 'in-progress',
    aliases: ['User Adoption'],
  },
  'it-infrastructure': {
    label: 'Customer IT Infrastructure, Remediation',
    status: 'blocked',
    aliases: ['Customer IT Infrastructure', 'IT Infrastructure, Remediation'],
  },
  'it-change': { label: 'IT Change Management and Resourcing', status: 'blocked' },
  'adoption-readiness': { label: 'Adoption Readiness', status: 'blocked' },
  legal: { label: 'Legal/Regulatory', status: 'blocked', aliases: ['Legal or Regulatory'] },
  'security-privacy': {
    label: 'Security/Privacy (Non-Product/Feature)',
    status: 'blocked',
    aliases: ['Security/Privacy', 'Security and Privacy'],
  },
  'product-capability': {
    label: 'Product / Feature Capability',
    status: 'blocked',
    aliases: ['Product Feature', 'Feature Capability'],
  },
  'service-reliability': { label: 'Service Reliability', status: 'blocked' },
  'app-compatibility': {
    label: 'App Compatibility',
    status: 'blocked',
    aliases: ['Application Compatibility'],
  },
  'partner-engagement': { label: 'Partner Engagement', status: 'blocked' },
  billing: {
    label: 'Billing, Licensing, Subscription',
    status: 'blocked',
    aliases: ['Billing', 'Licensing'],
  },
  'competitive-solution': {
    label: 'Using Competitive Solution',
    status: 'no-intent',
    aliases: ['Competitive Solution'],
  },
  'microsoft-on-premises': {
    label: 'Using Microsoft On-Premises Solution',
    status: 'no-intent',
    aliases: ['Using On-Premises Solution', 'On-Premises Solution'],
  },
  'executive-sponsorship': {
    label: 'Executive Sponsorship',
    status: 'no-intent',
    aliases: ['Lack of Executive Sponsorship'],
  },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonKey = keyof typeof reasons;
export const reasonKeys = Object.keys(reasons) as [ReasonKey, ...ReasonKey[]];
