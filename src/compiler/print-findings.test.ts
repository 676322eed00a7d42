import { expect, test } from 'vitest';
import type { Finding } from './model.ts';
import { printFindings, printFindingsAsJson } from './print-findings.ts';

const at = { path: 'a/b.md', line: 3, column: 7 };
const findings: readonly Finding[] = [
  {
    code: 'PB012-unknown-step',
    level: 'error',
    ...at,
    message: 'No such step.',
    hint: 'Did you mean "Plan"?',
  },
  { code: 'PB044-not-https', level: 'note', ...at, message: 'Not encrypted.' },
];

test('a finding is a line that editors and terminals can follow, its hint stands below', () => {
  expect(printFindings(findings)).toBe(
    'a/b.md:3:7 [error: PB012-unknown-step] No such step.\n    Did you mean "Plan"?\n' +
      'a/b.md:3:7 [note: PB044-not-https] Not encrypted.\n1 error, 0 warnings, 1 note.\n',
  );
  expect(printFindings([])).toBe('No findings.\n');
});

test('programs get the same as JSON, with counts', () => {
  expect(JSON.parse(printFindingsAsJson(findings))).toEqual({
    counts: { error: 1, warning: 0, note: 1 },
    findings,
  });
});
