import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../src/app/config.ts';
import { createApp } from '../src/app/server.ts';
import { usageEntitlementsCommand } from '../src/app/usage-entitlements-command.ts';
import { usageEraseCommand } from '../src/app/usage-erase-command.ts';
import { usageExplainCommand, usageFiguresCommand } from '../src/app/usage-figures-command.ts';
import { usageImportCommand } from '../src/app/usage-import-command.ts';
import { usageNamesCommand } from '../src/app/usage-names-command.ts';
import { dayNumber, dayText } from '../src/base/days.ts';
import { listen } from '../src/http/listen.ts';
import { createLog } from '../src/http/log.ts';
import { subscribedSkus } from '../src/sample/entitlements.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { openStore } from '../src/store/store.ts';
import { runUptake } from './support/process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// The command line, with the stores open in this process, and with a server that has them: the answers must be the same.

const folder = mkdtempSync(join(tmpdir(), 'uptake-commands-'));
const from = dayNumber('2026-03-01');
const sample = generateTenant(7, { people: 30, from: from - 60, to: from + 3, story: 'steady' });
const config = readConfig({ UPTAKE_DATA: join(folder, 'data') }, { web: false });
const quiet = { show: () => {}, end: () => {} };

async function said(run: (print: (text: string) => void) => Promise<number>) {
  const printed: string[] = [];
  const code = await run((text) => void printed.push(text));
  return { code, text: printed.join('\n') };
}

beforeAll(async () => {
  const files = join(folder, 'files');
  mkdirSync(files);
  for (const day of [from, from + 1, from + 2, from + 3]) {
    const ask = { report: 'getOffice365ActiveUserDetail', refresh: day, period: 'D180' } as const;
    writeFileSync(join(files, `ActiveUserDetail-D180-${dayText(day)}.csv`), renderReport(sample, ask, {}));
  }
  writeFileSync(
    join(files, `subscribedSkus-${dayText(from)}.json`),
    JSON.stringify(subscribedSkus(sample, from)),
  );
  const asked = { tenant: 'contoso.example', create: true, mapping: undefined, json: true };
  expect(await usageImportCommand([files], config, asked, () => {}, quiet)).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tenant = 'contoso.example';
const entitlements = (
  change: { entitlements: number | null; why: string } | undefined,
  { day, json = false }: { day?: string; json?: boolean } = {},
) =>
  said((print) =>
    usageEntitlementsCommand(config, { tenant, service: 'teams', from: day, change, json }, print),
  );
const figures = (format: 'json' | 'csv' | 'table' = 'json') =>
  said((print) =>
    usageFiguresCommand(
      config,
      { tenant, services: 'any,teams', from: dayText(from), to: dayText(from + 3) },
      format,
      print,
    ),
  );
const explanation = (day: number, json = false) =>
  said((print) =>
    usageExplainCommand(
      config,
      { tenant, service: 'teams', day: dayText(day), asOf: undefined },
      json,
      print,
    ),
  );

/** Everything that only asks, so that both ways can be compared. */
const everything = async () => ({
  figures: JSON.parse((await figures()).text),
  csv: (await figures('csv')).text,
  explained: JSON.parse((await explanation(from + 2, true)).text),
  entitled: JSON.parse((await entitlements(undefined, { day: dayText(from + 2), json: true })).text),
});

describe('entitlements at the command line', () => {
  test('are printed with their source, set from a day on, and let go again', async () => {
    const day = dayText(from + 2);
    const before = JSON.parse((await figures()).text);
    const set = await entitlements({ entitlements: 7000, why: 'ticket 4711' }, { day });
    expect(set).toMatchObject({ code: 0 });
    expect(set.text).toMatch(/teams +7000 +\d+ \(2026-03-01\) +from 2026-03-03, by Uptake: ticket 4711/);
    const after = JSON.parse((await figures()).text);
    const of = (all: typeof before, on: number) =>
      all.find((one: { day: string; service: string }) => one.service === 'teams' && one.day === dayText(on));
    expect(of(after, from + 1)).toEqual(of(before, from + 1));
    expect(of(after, from + 2)).toMatchObject({ entitlements: 7000 });
    expect((await explanation(from + 2)).text).toMatch(
      /7000 entitlements, an override from 2026-03-03 on by Uptake, "ticket 4711" \(\d+ by the feed of 2026-03-01\)/,
    );
    const gone = await entitlements({ entitlements: null, why: 'right again' }, { day: dayText(from + 3) });
    expect(gone.text).toMatch(/teams +\d\d +\d+ \(2026-03-01\)$/m);
  });

  test('need a reason and a whole count: wrong usage otherwise', async () => {
    const data = ['--data', join(folder, 'data'), '--tenant', tenant];
    const without = await runUptake([
      'usage',
      'entitlements',
      ...data,
      '--service',
      'teams',
      '--set',
      '7000',
    ]);
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('need --service and --why')]);
    const odd = await runUptake(['usage', 'entitlements', ...data, '--service', 'teams', '--set', '7k']);
    expect([odd.code, odd.stderr]).toEqual([2, expect.stringContaining('Write a whole number')]);
    const both = ['--service', 'teams', '--set', '7', '--remove', '--why', 'x'];
    expect((await runUptake(['usage', 'entitlements', ...data, ...both])).code).toBe(2);
    const unknown = ['--service', 'fax', '--set', '7', '--why', 'x'];
    const refused = await runUptake(['usage', 'entitlements', ...data, ...unknown]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('USAGE_SERVICE_UNKNOWN')]);
  });
});

test('figures under another definition say so, and an explanation compares them clause by clause', async () => {
  const asked = { tenant, services: 'any', from: dayText(from), to: dayText(from), definition: 2 };
  const told = await said((print) => usageFiguresCommand(config, asked, 'json', print));
  expect(JSON.parse(told.text)).toMatchObject([{ definition: 2, service: 'any' }]);
  const compared = await said((print) =>
    usageExplainCommand(config, { tenant, service: 'any', day: dayText(from), against: 2 }, false, print),
  );
  expect(compared.text).toMatch(/Under definition 2 it is \d+ people of \d+, [\d.]+ %; under definition 1, /);
  expect(compared.text).toMatch(
    /services of the suite, with Microsoft 365 Apps: 0 people, 0 entitlements, 0 percent/,
  );
  expect(compared.text).toMatch(
    /what a share is of, with assigned, without enabled: 0 people, -\d+ entitlements/,
  );
  const data = ['--data', join(folder, 'data'), '--tenant', tenant, '--day', dayText(from)];
  const unknown = await runUptake(['usage', 'explain', ...data, '--against', '7']);
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('There are: 1, 2')]);
  expect((await runUptake(['usage', 'explain', ...data, '--against', 'new'])).code).toBe(2);
});

test('names are kept and deleted by word, and whoever is erased does not come with the next file', async () => {
  const names = (change?: { keep: boolean; why: string }) =>
    said((print) => usageNamesCommand(config, { tenant, change }, print));
  expect((await names()).text).toMatch(/^Names are not kept/);
  expect((await names({ keep: true, why: 'agreed' })).text).toMatch(/^Names are kept since .*: 0 of them\.$/);
  const ask = { report: 'getOffice365ActiveUserDetail', refresh: from - 1, period: 'D180' } as const;
  const file = join(folder, 'later.csv');
  const text = renderReport(sample, ask, {});
  writeFileSync(file, text);
  const read = { tenant, create: false, mapping: undefined, json: false };
  await said((print) => usageImportCommand([file], config, read, print, quiet));
  expect((await names()).text).toMatch(/: [1-9]\d* of them\.$/);
  const person = /^[^,]*,([^,"]+@[^,"]+),/m.exec(text)?.[1] ?? '';
  const erased = await said((print) =>
    usageEraseCommand(config, { tenant, person, why: 'asked for' }, print),
  );
  expect(erased.text).toMatch(/^Erased [1-9]\d* masks, \d+ files as received and 0 lines .*, and the name\./);
  writeFileSync(file, `${text}\r\n`);
  const again = await said((print) => usageImportCommand([file], config, read, print, quiet));
  expect(again.text).toContain('1 rows of people who were erased were not taken up.');
  expect((await names({ keep: false, why: 'no more' })).text).toMatch(/^Names are not kept/);
  const without = await runUptake([
    'usage',
    'names',
    '--data',
    join(folder, 'data'),
    '--tenant',
    tenant,
    '--keep',
  ]);
  expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('need --why')]);
});

test('a server that has the stores open answers the same, and takes changes', async () => {
  const alone = await everything();
  await using store = await openStore(config.store);
  const log = createLog({ level: 'silent' });
  await using app = await createApp({ store, config, now: () => new Date(), log, work: false });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  store.publish(server.url, app.secret);
  expect(await everything()).toEqual(alone);
  const set = await entitlements({ entitlements: 500, why: 'over the wire' }, { day: dayText(from) });
  expect(set.text).toMatch(/teams +500 .*over the wire/);
  const removed = await entitlements({ entitlements: null, why: 'back' }, { day: dayText(from) });
  expect(removed.text).not.toContain('over the wire');
  const names = (change?: { keep: boolean; why: string }) =>
    said((print) => usageNamesCommand(config, { tenant, change }, print));
  expect((await names({ keep: true, why: 'agreed' })).text).toMatch(/^Names are kept since/);
  expect((await names({ keep: false, why: 'no more' })).text).toMatch(/^Names are not kept/);
  const nobody = { tenant, person: 'nobody@nowhere.example', why: 'asked for' };
  const erased = await said((print) => usageEraseCommand(config, nobody, print));
  expect(erased.text).toMatch(/^Erased 0 masks, 0 files as received/);
  await expect(
    said((print) =>
      usageEntitlementsCommand(
        config,
        { tenant: 'nowhere.example', service: undefined, from: undefined, change: undefined, json: false },
        print,
      ),
    ),
  ).rejects.toMatchObject({ code: 'USAGE_TENANT_UNKNOWN' });
  await server.close(1000);
});
