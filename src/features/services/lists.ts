// What there is to choose from on a service. Data: the domain leaves most of these lists open.

/** How far the work on a service is (domain.md 3.17). */
export const serviceStatuses = [
  'Initiate',
  'Assess',
  'Remediate',
  'Enable',
  'Migrate',
  'Adoption',
  'Operate',
] as const;
export type ServiceStatus = (typeof serviceStatuses)[number];

/** Who delivers, and so whose growth it is (domain.md 3.10). */
export const scenarios = [
  'FTC-CSS Led',
  'FTC-FTP Led',
  'FTC-Widget',
  'FTC-CXP Led',
  'Non-FastTrack Partner-Led',
  'Customer Led',
  'Customer-Led w/ CSS Assist',
  'Non-FastTrack Partner-Led w/CSS Assist',
  'CXP Led w/ CSS Assist',
  'Customer-Led w/ FTP Assist',
  'Non-FastTrack Partner-Led w/FTP Assist',
  'CXP Led w/ FTP Assist',
] as const;
export type Scenario = (typeof scenarios)[number];
export const usualScenario: Scenario = 'Customer-Led w/ FTP Assist';
/** Leaving one of these needs an escalation ticket. */
export const ledByFastTrack: readonly Scenario[] = ['FTC-CSS Led', 'FTC-FTP Led', 'FTC-CXP Led'];

/** Why one service stands at several places (domain.md 3.6). */
export const splitReasons = [
  'Several geographies',
  'Several operating companies or departments',
  'Duplicated entitlements',
] as const;

/** Who owns a block, when it is no contact. */
export const ownerRoles = [
  'FastTrack Manager',
  'FastTrack Engineer',
  'FastTrack Architect',
  'Migration Velocity Manager',
  'FastTrack Partner Manager',
  'SME',
  'Account team',
  'Customer IT',
  'Customer business owner',
  'Partner',
] as const;

/** Why the customer does it (domain.md 3.7), and what that means. */
export const businessReasons = {
  'End of Life of Existing IT': 'What they have is no longer supported or maintained.',
  'Increase Security': 'Accounts, devices or data have to be better protected.',
  'Improve Service Quality': 'What they have is slow, or gives people too little.',
  'High Availability/Improved Uptime': 'Outages cost more than they can bear.',
  'Eliminate On-Premise Hardware Cost and Support': 'Own servers, their rooms and their upkeep are to go.',
  'Reduce Overhead for Application Updates/Maintenance': 'Updates of applications take too much work.',
  'Greater Savings over Previous Solution': 'It costs less than what they have.',
  'Collaborate and Communicate with Our People': 'People are to work together wherever they sit.',
  'Transform Business Processes': 'Forms, approvals and hand-overs become digital.',
  'Use Our Collective Knowledge': 'What people know is to be found by others.',
  'Engage Our Front Line Workers': 'Staff without a desk are to be reached and heard.',
  'Work with Partners and Suppliers': 'Others outside the company take part.',
  'Work from Anywhere': 'People work at home, on the road and on site alike.',
  'Get Insights From Data': 'Decisions are to rest on figures that they own.',
} as const;
export type BusinessReason = keyof typeof businessReasons;
export const businessReasonNames = Object.keys(businessReasons) as [BusinessReason, ...BusinessReason[]];

/** Whose success it is; the S of DIBS. */
export const successOwners = [
  'Executive sponsor',
  'Business owner',
  'IT lead',
  'Service owner',
  'Project manager',
  'Adoption lead',
  'Communications or HR lead',
  'Other',
] as const;

/** Who of the customer takes part; the first S of SSAT. */
export const stakeholders = [
  'Executives, business and IT',
  'Business and IT',
  'Business only',
  'IT only',
  'Champions network',
  'Other',
] as const;

/** What people are to do with it; the second S of SSAT. */
export const useScenarios = [
  'Better meetings',
  'Work together on files',
  'Connect the whole company',
  'Mail and calendar anywhere',
  'Work safely on any device',
  'Up-to-date devices and apps',
  'Protect information',
  'Reach first-line staff',
  'Other',
] as const;

/** Awareness and training plans. */
export const plans = ['Yes', 'In preparation', 'No'] as const;

/** Services whose data can be moved in (domain.md 3.9). */
export const migrates: readonly string[] = ['exchange', 'onedrive', 'sharepoint'];

/** Why Microsoft doesn't move the data. */
export const rejectionReasons = [
  'Leaving data behind',
  'Customer will self-migrate',
  'Customer chose migration subsidy (partner-led migration)',
  'Service scope is too limited. Need 3rd party or customization',
  "Customer does not accept migration parameters (# of days' notice)",
  'Customer wants flexibility in batch size (# of users)',
  'Migration process is complicated',
  'No data to migrate',
  'Do not want to sign T&Cs',
  'Do not want to share Admin Credentials with Migration team',
  'Other',
  'RFA Undetermined',
] as const;

export const migrationKinds = [
  'Mig-ExHybrid',
  'Mig-Domino-ODME',
  'Mig-GmailStaged',
  'Mig-FileShare',
  'Mig-Box',
  'Mig-GoogleDrive',
  'Mig-SharePoint',
  'No Migration',
  'Migration TBD',
] as const;

export const migrationStatuses = [
  'Migration Assessment - Not Started',
  'Migration Assessment - In Progress',
  'Velocity Migration - In Progress',
  'Velocity Migration - Blocked',
  'Velocity Migration - Complete',
  'No Migration',
] as const;

/** Motions of one service (domain.md 3.4). */
export const serviceMotions = ['RFA', 'Targeting'] as const;

/** How a tenant's people sign in. */
export const signInMethods = [
  'Cloud identities',
  'Password hash synchronization',
  'Pass-through authentication',
  'Single Sign-On (ADFS)',
  'Single Sign-On (other)',
] as const;

/** Elements of DIBS and of SSAT that are picked; the first two of DIBS come from the entitlements. */
export const pickedElements = [
  'reason',
  'owner',
  'stakeholders',
  'scenario',
  'awareness',
  'training',
] as const;
export type PickedElement = (typeof pickedElements)[number];

export const elementValues = {
  reason: businessReasonNames,
  owner: successOwners,
  stakeholders,
  scenario: useScenarios,
  awareness: plans,
  training: plans,
} as const satisfies Readonly<Record<PickedElement, readonly string[]>>;
