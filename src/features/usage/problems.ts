import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  USAGE_IMPORT_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'Only administrators import usage. Ask one, or use the command line on the machine that Uptake runs on.',
  },
  USAGE_NAMES_NOT_YOURS: {
    kind: 'forbidden',
    say: () => 'Only administrators say whether names of people are kept. Ask one.',
  },
  USAGE_TENANT_UNKNOWN: {
    kind: 'missing',
    say: (tenant: string) =>
      `There is no tenant "${tenant}". Name its id, its GUID or its domain; or add --create, to make it.`,
  },
  USAGE_SERVICE_UNKNOWN: {
    kind: 'invalid',
    say: (service: string, known: string) => `There is no service "${service}". There are: ${known}.`,
  },
  USAGE_DEFINITION_UNKNOWN: {
    kind: 'invalid',
    say: (version: number, known: string) =>
      `There is no version ${version} of the definition of usage. There are: ${known}.`,
  },
  USAGE_MAPPING_BROKEN: {
    kind: 'invalid',
    say: (why: string) =>
      `The mapping can't be read: ${why}. Write it as "service=intune; person=User; activity=Last check-in; refresh=2026-11-20".`,
  },
  USAGE_RANGE_BACKWARDS: {
    kind: 'invalid',
    say: (from: string, to: string) => `${from} is after ${to}. Name the earlier day first.`,
  },
  USAGE_RANGE_TOO_LONG: {
    kind: 'invalid',
    say: (days: number) => `${days} days are more than can be asked for at once. Ask for ten years at most.`,
  },
  /** Details carry `current`, the entitlements as they stand now. */
  USAGE_OVERRIDE_STALE: {
    kind: 'stale',
    say: (who: string) =>
      `${who} said something else of these entitlements first. Look at what holds now, and say yours again if it still should.`,
  },
  USAGE_NOT_OVERRIDDEN: {
    kind: 'conflict',
    say: (service: string, from: string) =>
      `From ${from} on, the entitlements of ${service} are the feed’s already. There is nothing to remove.`,
  },
  USAGE_PEOPLE_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'Who is behind a figure is for administrators and those with the right “usage:people”. Ask one of them; how many people each file shows you see here.',
  },
  USAGE_PEOPLE_TOO_MANY: {
    kind: 'invalid',
    say: (people: number, most: number) =>
      `This figure counts ${people} people; more than ${most} can't be sorted or filtered here. Sort by key, or save them as CSV and filter there.`,
  },
  // Fetching from Microsoft Graph.
  USAGE_NOT_SET_UP: {
    kind: 'conflict',
    say: () =>
      'Uptake has no app to ask Microsoft Graph with. Whoever runs Uptake sets UPTAKE_GRAPH_CLIENT_ID and UPTAKE_GRAPH_SECRET, or a certificate; until then files can be imported.',
  },
  USAGE_CONNECT_NOT_YOURS: {
    kind: 'forbidden',
    say: () => 'Only administrators connect tenants to Microsoft Graph or disconnect them. Ask one.',
  },
  USAGE_RETRY_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'Only people assigned to the tenant, and administrators, have its usage fetched now. Ask one of them.',
  },
  USAGE_NOT_CONNECTED: {
    kind: 'conflict',
    say: (tenant: string) =>
      `${tenant} is not connected to Microsoft Graph. An administrator connects it on its Sync page.`,
  },
  USAGE_REPORT_UNKNOWN: {
    kind: 'missing',
    say: (report: string, known: string) =>
      `There is no report "${report}" that is fetched by itself. There are: ${known}.`,
  },
  USAGE_SYNC_RUNNING: {
    kind: 'conflict',
    say: (tenant: string) => `Usage of ${tenant} is being fetched already. Look again in some minutes.`,
  },
  USAGE_NO_GUID: {
    kind: 'conflict',
    say: (tenant: string) =>
      `The tenant ID of ${tenant} is no GUID, so Microsoft can't be asked about it. Mend the tenant ID first.`,
  },
  USAGE_NO_REPORTS_ROLE: {
    kind: 'conflict',
    say: (tenant: string) =>
      `${tenant} has let the app in, but not to its reports: Reports.Read.All is missing. Add the permission to the app registration, then open the consent link again.`,
  },
  USAGE_CONSENT_UNKNOWN: {
    kind: 'missing',
    say: () =>
      'This consent was never asked for, is older than seven days, or has been used. Ask whoever sent you the link for a new one.',
  },
  USAGE_CONSENT_REFUSED: {
    kind: 'conflict',
    say: (code: string) =>
      `Consent was not given (${code}). Open the link again as an administrator of the tenant who may consent for it.`,
  },
  USAGE_CONSENT_OTHER_TENANT: {
    kind: 'conflict',
    say: (tenant: string) =>
      `Consent was given for another tenant than ${tenant}. Sign out at Microsoft and open the link as an administrator of ${tenant}.`,
  },
  USAGE_OTHER_NAMES: {
    kind: 'conflict',
    say: () =>
      'This day uses other names than the newest report: names were hidden or shown in between. It was not read, since nobody in it could be recognised.',
  },
  USAGE_NO_DATA_YET: {
    kind: 'unavailable',
    say: () =>
      'The report has a header and no rows: Microsoft has no data yet. That is no zero; Uptake asks again every day.',
  },
  USAGE_SYNC_FAILED: {
    kind: 'broken',
    say: () => 'Uptake itself failed here. It tries again by itself; the log of the server says why.',
  },
});
