/** A report that Microsoft 365 or a customer's own tool writes. Formats are data (m365.md sections 1.2 and 9). */
export interface Format {
  /** In the warehouse; never given to another format. */
  readonly number: number;
  /** In commands, files and addresses. */
  readonly id: string;
  /** As Microsoft Graph calls it; '' for what it doesn't have. */
  readonly functionName: string;
  readonly name: string;
  /** The columns of the file, in the order of the documentation. Files may have them in any order, more or fewer. */
  readonly columns: readonly string[];
  /** A file that has none of these is something else. */
  readonly marks: readonly string[];
  readonly required: readonly string[];
  /** Columns that are all there or all missing: clouds without these services leave them out together. */
  readonly together?: readonly string[];
  /** Other names that a column has gone by. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly rows: PeopleRows | CountRows | ActivationRows;
}

/** One row a person. */
export interface PeopleRows {
  readonly of: 'people';
  readonly person: string;
  readonly objectId?: string;
  /** A flag, or a state that says `Deleted`. */
  readonly deleted?: string;
  readonly activity: readonly Activity[];
}

export interface Activity {
  /** Number of a service. */
  readonly service: number;
  readonly column: string;
  readonly licence?: string;
}

/** Rows of counts, each column a service's; names nobody. */
export interface CountRows {
  readonly of: 'counts';
  /** The column with the day of the row; none when it is for the period. */
  readonly day?: string;
  readonly counts: readonly {
    readonly service: number;
    readonly active: string;
    readonly inactive?: string;
  }[];
}

/** One row a person and product. */
export interface ActivationRows {
  readonly of: 'activations';
  readonly person: string;
  readonly product: string;
  readonly activated: string;
}

export const refreshColumn = 'Report Refresh Date';
export const periodColumn = 'Report Period';
const person = 'User Principal Name';
const lastActivity = 'Last Activity Date';

const list = (text: string) => text.split(',');
const people = (
  service: number,
  more: Omit<PeopleRows, 'of' | 'person' | 'activity'> = {},
  licence?: string,
): PeopleRows => ({
  of: 'people',
  person,
  ...more,
  activity: [{ service, column: lastActivity, ...(licence === undefined ? {} : { licence }) }],
});
const requiredOfOne = [refreshColumn, person, lastActivity];

const ofSuite = [
  [1, 'Exchange'],
  [2, 'OneDrive'],
  [3, 'SharePoint'],
  [4, 'Skype For Business'],
  [5, 'Yammer'],
  [6, 'Teams'],
] as const;

/** The services by their later name. */
const renamed = (column: string) => [column.replace('Yammer', 'Viva Engage')];

const activeUserDetail: Format = {
  number: 1,
  id: 'active-users',
  functionName: 'getOffice365ActiveUserDetail',
  name: 'Active users',
  columns: [
    ...list(`${refreshColumn},${person},Display Name,Is Deleted,Deleted Date`),
    ...ofSuite.map(([, name]) => `Has ${name} License`),
    ...ofSuite.map(([, name]) => `${name} Last Activity Date`),
    ...ofSuite.map(([, name]) => `${name} License Assign Date`),
    'Assigned Products',
  ],
  marks: ['Exchange Last Activity Date', 'OneDrive Last Activity Date', 'SharePoint Last Activity Date'],
  required: [
    refreshColumn,
    person,
    'Exchange Last Activity Date',
    'OneDrive Last Activity Date',
    'SharePoint Last Activity Date',
  ],
  together: ['Yammer Last Activity Date', 'Teams Last Activity Date'],
  aliases: Object.fromEntries(
    ['Has Yammer License', 'Yammer Last Activity Date', 'Yammer License Assign Date'].map((column) => [
      column,
      renamed(column),
    ]),
  ),
  rows: {
    of: 'people',
    person,
    deleted: 'Is Deleted',
    activity: ofSuite.map(([service, name]) => ({
      service,
      column: `${name} Last Activity Date`,
      licence: `Has ${name} License`,
    })),
  },
};

const teams: Format = {
  number: 2,
  id: 'teams',
  functionName: 'getTeamsUserActivityUserDetail',
  name: 'Teams user activity',
  columns: list(
    'Report Refresh Date,Tenant Display Name,Shared Channel Tenant Display Names,User Id,User Principal Name,Last Activity Date,Is Deleted,Deleted Date,Assigned Products,Team Chat Message Count,Private Chat Message Count,Call Count,Meeting Count,Post Messages,Reply Messages,Urgent Messages,Meetings Organized Count,Meetings Attended Count,Ad Hoc Meetings Organized Count,Ad Hoc Meetings Attended Count,Scheduled One-time Meetings Organized Count,Scheduled One-time Meetings Attended Count,Scheduled Recurring Meetings Organized Count,Scheduled Recurring Meetings Attended Count,Audio Duration,Video Duration,Screen Share Duration,Audio Duration In Seconds,Video Duration In Seconds,Screen Share Duration In Seconds,Has Other Action,Is Licensed,Report Period',
  ),
  marks: ['Team Chat Message Count', 'Private Chat Message Count', 'Has Other Action'],
  required: requiredOfOne,
  rows: people(6, { objectId: 'User Id', deleted: 'Is Deleted' }, 'Is Licensed'),
};

const email: Format = {
  number: 3,
  id: 'email',
  functionName: 'getEmailActivityUserDetail',
  name: 'Email activity',
  columns: list(
    'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Last Activity Date,Send Count,Receive Count,Read Count,Meeting Created Count,Meeting Interacted Count,Assigned Products,Report Period',
  ),
  marks: ['Send Count', 'Receive Count'],
  required: requiredOfOne,
  rows: people(1, { deleted: 'Is Deleted' }),
};

const fileColumns =
  'Report Refresh Date,User Principal Name,Is Deleted,Deleted Date,Last Activity Date,Viewed Or Edited File Count,Synced File Count,Shared Internally File Count,Shared Externally File Count';

const oneDrive: Format = {
  number: 4,
  id: 'onedrive',
  functionName: 'getOneDriveActivityUserDetail',
  name: 'OneDrive activity',
  columns: list(`${fileColumns},Assigned Products,Report Period`),
  marks: ['Synced File Count', 'Viewed Or Edited File Count'],
  required: requiredOfOne,
  rows: people(2, { deleted: 'Is Deleted' }),
};

const sharePoint: Format = {
  number: 5,
  id: 'sharepoint',
  functionName: 'getSharePointActivityUserDetail',
  name: 'SharePoint activity',
  columns: list(`${fileColumns},Visited Page Count,Assigned Products,Report Period`),
  marks: ['Visited Page Count', 'Synced File Count', 'Viewed Or Edited File Count'],
  required: requiredOfOne,
  rows: people(3, { deleted: 'Is Deleted' }),
};

const yammer: Format = {
  number: 6,
  id: 'yammer',
  functionName: 'getYammerActivityUserDetail',
  name: 'Viva Engage (Yammer) activity',
  columns: list(
    'Report Refresh Date,User Principal Name,Display Name,User State,State Change Date,Last Activity Date,Posted Count,Read Count,Liked Count,Assigned Products,Report Period',
  ),
  marks: ['Posted Count', 'Liked Count'],
  required: requiredOfOne,
  rows: people(5, { deleted: 'User State' }),
};

const appColumns = ['Outlook', 'Word', 'Excel', 'PowerPoint', 'OneNote', 'Teams'];
const platforms = ['Windows', 'Mac', 'Mobile', 'Web'];

const m365Apps: Format = {
  number: 7,
  id: 'm365-apps',
  functionName: 'getM365AppUserDetail',
  name: 'Microsoft 365 Apps usage',
  columns: [
    ...list('Report Refresh Date,User Principal Name,Last Activation Date,Last Activity Date,Report Period'),
    ...platforms,
    ...appColumns,
    ...platforms.flatMap((platform) => appColumns.map((app) => `${app} (${platform})`)),
  ],
  marks: ['Last Activation Date', 'Outlook (Windows)', 'Word (Windows)'],
  required: requiredOfOne,
  rows: people(7),
};

const copilot: Format = {
  number: 8,
  id: 'copilot',
  functionName: 'getMicrosoft365CopilotUsageUserDetail',
  name: 'Microsoft 365 Copilot usage',
  columns: list(
    'Report Refresh Date,User Principal Name,Display Name,Last Activity Date,Copilot Chat Last Activity Date,Microsoft Teams Copilot Last Activity Date,Word Copilot Last Activity Date,Excel Copilot Last Activity Date,PowerPoint Copilot Last Activity Date,Outlook Copilot Last Activity Date,OneNote Copilot Last Activity Date,Loop Copilot Last Activity Date,Prompts submitted for all apps,Prompts submitted for Copilot Chat (work),Prompts submitted for Copilot Chat (web),Active Usage Days for all apps,Copilot Chat (work) Last Activity Date,Copilot Chat (web) Last Activity Date,Microsoft 365 Copilot Last Activity Date,Edge Last Activity Date,Copilot Agent Last Activity Date,Report Period',
  ),
  marks: [
    'Copilot Chat Last Activity Date',
    'Microsoft Teams Copilot Last Activity Date',
    'Word Copilot Last Activity Date',
    'Excel Copilot Last Activity Date',
  ],
  required: requiredOfOne,
  rows: people(8),
};

const suite = [0, 'Office 365'] as const;

const activeUserCounts: Format = {
  number: 20,
  id: 'active-user-counts',
  functionName: 'getOffice365ActiveUserCounts',
  name: 'Active users, counted by day',
  columns: list(
    'Report Refresh Date,Office 365,Exchange,OneDrive,SharePoint,Skype For Business,Yammer,Teams,Report Date,Report Period',
  ),
  marks: ['Office 365', 'Exchange', 'OneDrive', 'SharePoint'],
  required: [refreshColumn, 'Report Date', 'Exchange', 'OneDrive', 'SharePoint'],
  aliases: { 'Office 365': ['Microsoft 365'], Yammer: ['Viva Engage'] },
  rows: {
    of: 'counts',
    day: 'Report Date',
    counts: [suite, ...ofSuite].map(([service, active]) => ({ service, active })),
  },
};

const servicesUserCounts: Format = {
  number: 21,
  id: 'services-user-counts',
  functionName: 'getOffice365ServicesUserCounts',
  name: 'Active and inactive users, counted by service',
  columns: [
    refreshColumn,
    ...[...ofSuite, suite].flatMap(([, name]) => [`${name} Active`, `${name} Inactive`]),
    periodColumn,
  ],
  marks: ['Exchange Active', 'OneDrive Active', 'SharePoint Active'],
  required: [refreshColumn, 'Exchange Active', 'OneDrive Active', 'SharePoint Active'],
  aliases: {
    'Office 365 Active': ['Microsoft 365 Active'],
    'Office 365 Inactive': ['Microsoft 365 Inactive'],
    'Yammer Active': ['Viva Engage Active'],
    'Yammer Inactive': ['Viva Engage Inactive'],
  },
  rows: {
    of: 'counts',
    counts: [suite, ...ofSuite].map(([service, name]) => ({
      service,
      active: `${name} Active`,
      inactive: `${name} Inactive`,
    })),
  },
};

const activations: Format = {
  number: 30,
  id: 'activations',
  functionName: 'getOffice365ActivationsUserDetail',
  name: 'Activations of Microsoft 365 Apps',
  columns: list(
    'Report Refresh Date,User Principal Name,Display Name,Product Type,Last Activated Date,Windows,Mac,Windows 10 Mobile,iOS,Android,Activated On Shared Computer',
  ),
  marks: ['Product Type', 'Last Activated Date'],
  required: [refreshColumn, person, 'Product Type', 'Last Activated Date'],
  rows: { of: 'activations', person, product: 'Product Type', activated: 'Last Activated Date' },
};

/** The list of products that a tenant has subscribed to: JSON, and no report of columns. */
export const subscribedSkus = { number: 40, id: 'subscribed-skus', functionName: 'subscribedSkus' } as const;

export const formats: readonly Format[] = [
  activeUserDetail,
  teams,
  email,
  oneDrive,
  sharePoint,
  yammer,
  m365Apps,
  copilot,
  activeUserCounts,
  servicesUserCounts,
  activations,
];
