import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  USAGE_IMPORT_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'Only administrators import usage. Ask one, or use the command line on the machine that Uptake runs on.',
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
  USAGE_MAPPING_BROKEN: {
    kind: 'invalid',
    say: (why: string) =>
      `The mapping can't be read: ${why}. Write it as "service=intune; person=User; activity=Last check-in; refresh=2026-11-20".`,
  },
  USAGE_RANGE_TOO_LONG: {
    kind: 'invalid',
    say: (days: number) => `${days} days are more than can be asked for at once. Ask for ten years at most.`,
  },
});
