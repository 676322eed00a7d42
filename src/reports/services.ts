/** A thing that people use and that a tenant can be entitled to. Services are data: tenants may add their own (from 500). */
export interface Service {
  /** In the warehouse; never given to another service. */
  readonly number: number;
  /** In commands, files and addresses. */
  readonly id: string;
  readonly name: string;
  readonly group: 'Office 365' | 'EMS' | 'Windows' | 'Other';
  /** Service plans that entitle to it (m365.md section 4.2). */
  readonly plans: readonly string[];
  /** What files and pages call it, beside its id and its name. */
  readonly aliases?: readonly string[];
  /** What a note about it begins with; several are joined by `+`. */
  readonly prefix?: string;
  /** The service that it is a part of. */
  readonly parent?: string;
  /** Partners are not told of it (domain.md section 2.4). */
  readonly internal?: true;
  /** Nobody begins with it any more; who has it keeps it. */
  readonly retired?: true;
}

/** The catalogue of services that Uptake knows by itself (domain.md section 3.5). */
export const services: readonly Service[] = [
  {
    number: 1,
    id: 'exchange',
    name: 'Exchange',
    group: 'Office 365',
    aliases: ['Exchange Online', 'EXO'],
    prefix: 'EXO',
    plans: [
      '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
      'efb87545-963c-4e0d-99df-69c6916d9eb0',
      '4a82b400-a79f-41a4-b4e2-e94f5787b113',
      '1126bef5-da20-4f07-b45e-ad25d2581aa8',
      'd42bdbd6-c335-4231-ab3d-c8f348d5aff5',
      'e9b4930a-925f-45e2-ac2a-3f7788ca6fdd',
      '8c3069c0-ccdb-44be-ab77-986203a67df2',
    ],
  },
  {
    number: 9,
    id: 'outlook-mobile',
    name: 'Exchange: Outlook Mobile',
    group: 'Office 365',
    plans: [],
    aliases: ['Outlook Mobile', 'OLM', 'EOM'],
    prefix: 'OLM',
    parent: 'exchange',
  },
  {
    number: 2,
    id: 'onedrive',
    name: 'OneDrive',
    group: 'Office 365',
    aliases: ['OneDrive for Business', 'OD4B', 'ODB', 'ODfB'],
    prefix: 'OD',
    // Suites carry OneDrive through their SharePoint plans.
    plans: [
      '13696edf-5a08-49f6-8134-03083ed8ba30',
      'afcafa6a-d966-4462-918c-ec0b4e0fe642',
      'da792a53-cbc0-4184-a10d-e544dd34b3c1',
      'c7699d2e-19aa-44de-8edf-1736da088ca1',
      '5dbe027f-2339-4123-9542-606e4d348a72',
      '902b47e5-dcb2-4fdc-858b-c63a90a2bdb9',
      '63038b2c-28d0-45f6-bc36-33062963b498',
      '0a4983bb-d3e5-4a09-95d8-b2d0127b3df5',
      '153f85dd-d912-4762-af6c-d6e0fb4f6692',
    ],
  },
  {
    number: 3,
    id: 'sharepoint',
    name: 'SharePoint',
    group: 'Office 365',
    aliases: ['SharePoint Online', 'SPO'],
    prefix: 'SPO',
    plans: [
      'c7699d2e-19aa-44de-8edf-1736da088ca1',
      '5dbe027f-2339-4123-9542-606e4d348a72',
      '902b47e5-dcb2-4fdc-858b-c63a90a2bdb9',
      '63038b2c-28d0-45f6-bc36-33062963b498',
      '0a4983bb-d3e5-4a09-95d8-b2d0127b3df5',
      '153f85dd-d912-4762-af6c-d6e0fb4f6692',
    ],
  },
  {
    number: 4,
    id: 'skype',
    name: 'Skype for Business',
    group: 'Office 365',
    aliases: ['SfB', 'SfB(Skype for Business)', 'Skype for Business Online'],
    plans: ['0feaeb32-d00e-4d66-bd5a-43b5b83db82c', 'afc06cb0-b4f4-4473-8286-d644f70d8faf'],
  },
  {
    number: 10,
    id: 'skype-pbx',
    name: 'Skype Cloud PBX',
    group: 'Office 365',
    plans: [],
    aliases: ['SfB Cloud PBX'],
    parent: 'skype',
  },
  {
    number: 11,
    id: 'skype-conferencing',
    name: 'Skype PSTN Conferencing',
    group: 'Office 365',
    plans: [],
    aliases: ['SfB Cloud PSTN Conferencing', 'SfB PSTN Conferencing'],
    parent: 'skype',
  },
  {
    number: 12,
    id: 'skype-calling',
    name: 'Skype PSTN Calling',
    group: 'Office 365',
    plans: [],
    aliases: ['SfB PSTN Calling'],
    parent: 'skype',
  },
  {
    number: 5,
    id: 'yammer',
    name: 'Viva Engage (Yammer)',
    group: 'Office 365',
    aliases: ['Yammer', 'Viva Engage'],
    prefix: 'YAM',
    plans: [
      '7547a3fe-08ee-4ccb-b430-5077c5041653',
      '2078e8df-cff6-4290-98cb-5408261a760a',
      '41bf139a-4e60-409f-9346-a1361efc6dfb',
      'a82fbf69-b4d7-49f4-83a6-915b2cf354f4',
    ],
  },
  {
    number: 6,
    id: 'teams',
    name: 'Teams',
    group: 'Office 365',
    aliases: ['Microsoft Teams'],
    prefix: 'TEAMS',
    plans: [
      '57ff2da0-773e-42df-b2af-ffb7a2317929',
      '304767db-7d23-49e8-a945-4a7eb65f9f28',
      'f4f2f6de-6830-442b-a433-e92249faebe2',
      'a42de799-58ae-4e6a-aa1d-948e7abec726',
      '9953b155-8aef-4c56-92f3-72b0487fce41',
      'fd500458-c24c-478e-856c-a6067a8376cd',
      '4fa4026d-ce74-4962-a151-8e96d57ea8e4',
    ],
  },
  {
    number: 7,
    id: 'm365-apps',
    name: 'Microsoft 365 Apps',
    group: 'Office 365',
    aliases: [
      'OfficeProPlus',
      'Office ProPlus',
      'Office 365 ProPlus',
      'OPP',
      'M365 Apps',
      'Microsoft 365 Apps for enterprise',
    ],
    prefix: 'OPP',
    plans: [
      '43de0ff5-c92c-492b-9116-175376d08c38',
      '094e7854-93fc-4d55-b2c0-3ab5369ebdc1',
      'de9234ff-6483-44d9-b15e-dca72fdd27af',
    ],
  },
  {
    number: 13,
    id: 'project-pro',
    name: 'Project Professional',
    group: 'Office 365',
    plans: [],
    prefix: 'PROJ',
  },
  {
    number: 14,
    id: 'project-online',
    name: 'Project Online Professional/Premium',
    group: 'Office 365',
    plans: [],
    aliases: ['Project Online', 'Project Online Professional', 'Project Online Premium'],
    prefix: 'PROJ',
  },
  {
    number: 15,
    id: 'project-essentials',
    name: 'Project Online Essentials',
    group: 'Office 365',
    plans: [],
    prefix: 'PROJ',
  },
  { number: 16, id: 'power-bi', name: 'Power BI', group: 'Office 365', plans: [], aliases: ['PowerBI'] },
  {
    number: 17,
    id: 'sds',
    name: 'School Data Sync',
    group: 'Office 365',
    plans: [],
    aliases: ['Classroom/SDS', 'SDS', 'Classroom'],
    prefix: 'SDS',
  },
  {
    number: 18,
    id: 'defender-office',
    name: 'Defender for Office 365',
    group: 'Office 365',
    plans: [],
    aliases: ['Office 365 ATP', 'O365 ATP', 'OATP'],
  },
  {
    number: 19,
    id: 'staffhub',
    name: 'StaffHub',
    group: 'Office 365',
    plans: [],
    aliases: ['Staff Hub'],
    retired: true,
  },
  {
    number: 8,
    id: 'copilot',
    name: 'Microsoft 365 Copilot',
    group: 'Office 365',
    aliases: ['Copilot', 'M365 Copilot'],
    plans: [
      'a62f8878-de10-42f3-b68f-6149a25ceb97',
      'b95945de-b3bd-46db-8437-f2beb6ea2347',
      '3f30311c-6b1e-48a4-ab79-725b469da960',
      '0aedf20c-091d-420b-aadf-30c042609612',
    ],
  },
  {
    number: 20,
    id: 'intune',
    name: 'Intune',
    group: 'EMS',
    aliases: ['Microsoft Intune'],
    prefix: 'INTUNE',
    plans: ['c1ec4a95-1f05-45b3-a911-aa3fa01094f5'],
  },
  {
    number: 21,
    id: 'entra-id-p1',
    name: 'Entra ID P1',
    group: 'EMS',
    aliases: ['AADP', 'Azure Active Directory Premium', 'Azure AD Premium'],
    prefix: 'AADP',
    plans: ['41781fb2-bc02-4b7c-bd55-b576c07bb09d'],
  },
  {
    number: 22,
    id: 'mcas',
    name: 'Defender for Cloud Apps',
    group: 'EMS',
    aliases: ['MCAS', 'Microsoft Cloud App Security', 'Cloud App Security'],
    prefix: 'MCAS',
    plans: [],
  },
  {
    number: 23,
    id: 'aip',
    name: 'Information Protection',
    group: 'EMS',
    aliases: ['AIP', 'Azure Information Protection'],
    prefix: 'AIP',
    plans: [],
  },
  {
    number: 24,
    id: 'azrms',
    name: 'Azure Rights Management',
    group: 'EMS',
    plans: [],
    aliases: ['AzRMS', 'Azure RMS'],
  },
  {
    number: 40,
    id: 'windows',
    name: 'Windows',
    group: 'Windows',
    aliases: ['Windows 10', 'Windows 11', 'Win10'],
    prefix: 'WIN10',
    plans: [],
  },
  {
    number: 41,
    id: 'defender-endpoint',
    name: 'Defender for Endpoint',
    group: 'Windows',
    aliases: ['MDATP', 'WDATP', 'Microsoft Defender ATP', 'Windows Defender ATP'],
    prefix: 'WDATP',
    plans: [],
  },
  {
    number: 42,
    id: 'edge',
    name: 'Edge',
    group: 'Windows',
    plans: [],
    aliases: ['Microsoft Edge'],
    internal: true,
  },
];

/** The services of which one is enough to be active in the suite, as the reports count it (m365.md section 3: Suite). */
export const suite: readonly string[] = ['exchange', 'onedrive', 'sharepoint', 'skype', 'yammer', 'teams'];

/** The same with the apps on people's devices, which are Office 365 as well (domain.md 3.5). */
export const suiteWithApps: readonly string[] = [...suite, 'm365-apps'];

/** What entitlements are summed for beside each service: every product that has a plan of one of these, once. Numbers of no service. */
export const suites = [
  { number: 0, id: 'any', services: suite },
  { number: 900_000, id: 'any-with-apps', services: suiteWithApps },
] as const;
