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
  USAGE_AS_OF_TOO_OLD: {
    kind: 'conflict',
    say: (asOf: number, oldest: number) =>
      `Imports up to number ${oldest} have been folded together, so what was known at import ${asOf} can't be told apart any more.`,
  },
  USAGE_RANGE_TOO_LONG: {
    kind: 'invalid',
    say: (days: number) => `${days} days are more than can be asked for at once. Ask for ten years at most.`,
  },
});
