import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dayNumber, dayText } from '../src/base/days.ts';
import { suite } from '../src/reports/services.ts';
import { bruteKnown } from './support/brute-count.ts';
import { bruteRead } from './support/brute-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'uptake-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  execFileSync(process.execPath, ['scripts/sample-usage.ts', '--out', folder, ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });

interface Figures {
  readonly day: string;
  readonly active: number;
  readonly fresh: number;
  readonly retained: number;
  readonly resurrected: number;
  readonly lapsed: number;
}
type Truth = Record<string, { guid: string; series: Record<string, readonly Figures[]> }>;

test('the files in the folder tell what truth.json says', () => {
  const said = run(
    ...['--tenants', '2', '--people', '40', '--story', 'steady', '--seed', '31'],
    ...['--from', '2026-01-05', '--to', '2026-04-30'],
  );
  expect(said).toContain('of 2 tenants');
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;
  expect(Object.keys(truth).length).toBe(2);
  const last = dayNumber('2026-04-30');
  for (const [domain, { series }] of Object.entries(truth)) {
    const files = readdirSync(join(folder, domain))
      .filter((name) => name.startsWith('getOffice365ActiveUserDetail-D180'))
      .flatMap((name) => {
        const text = readFileSync(join(folder, domain, name), 'utf8');
        return bruteRead({ text, scope: 'snapshot' }) ?? [];
      });
    for (const [name, services] of [
      ['teams', ['teams']],
      ['suite', suite],
    ] as const)
      for (const day of [last - 60, last - 20, last]) {
        const { active, ...known } = bruteKnown(files, services, day);
        const told = series[name]?.find((figures) => figures.day === dayText(day));
        expect({ active, ...known.growth }).toEqual({
          active: told?.active,
          fresh: told?.fresh,
          retained: told?.retained,
          resurrected: told?.resurrected,
          lapsed: told?.lapsed,
        });
      }
  }
});

test.each([
  ['--story', 'nonsense', 'no story nonsense'],
  ['--reports', 'getNothing', 'no report getNothing'],
  ['--people', 'many', '"many" is not a whole number'],
  ['--from', '2026-02-30', 'not a day'],
])('%s %s is refused in words', (option, value, words) => {
  expect(() => run(option, value)).toThrow(words);
});
