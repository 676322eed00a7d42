import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFolder } from '../src/app/check-command.ts';
import { compileFiles } from '../src/app/compile-files.ts';
import { listFolder, readListed } from '../src/app/playbook-folder.ts';
import { addPerson } from '../src/features/people/commands.ts';
import { aDelivery } from './support/app.ts';
import { freshFolder } from './support/process.ts';
import { engines } from './support/store.ts';

const page = (title: string, owner: string, body: string) =>
  `---\ntitle: ${title}\nft.audience: internal\nft.owner: ${owner}\n---\n# ${title}\n\n## Overview\n\n${body}\n\n## Next Steps\n\nN/A\n`;
const pages = {
  'internal/plan.md': page(
    'Plan',
    'LOTTE',
    'See ![the plan](../media/gone.png) and ![a](../media/here.png).',
  ),
  'internal/do.md': page('Do', 'Nobody Known', 'See [that](missing.md) and http://contoso.example.'),
  'partner/review.md':
    '---\ntitle: Review\nft.audience: partner\nft.owner: lotte\n---\n# Review\n\n## Overview\n\n[x](none.md)\n',
  'media/here.png': 'no picture',
};

function aFolder(): string {
  const folder = freshFolder();
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe.each(engines)('findings of a version on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  const folder = aFolder();
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    // As before findings were kept: the counts of version 1 only.
    // Nobody may delete findings, not even the tables' owner, so the test lifts the rule for a moment.
    const { owner } = delivery.store;
    await sql`alter table playbook_finding no force row level security`.execute(owner);
    await owner.deleteFrom('playbook_finding').execute();
    await sql`alter table playbook_finding force row level security`.execute(owner);
    const listing = await listFolder(folder);
    const body = { files: await readListed(folder, listing), otherPaths: listing.others };
    const paola = await delivery.as(delivery.paola);
    const answer = await paola.request('POST', '/playbook/versions', body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const findings = async (person: string, query = '') => {
    const caller = await delivery.as(person);
    return caller.request('GET', `/playbook/findings${query}`);
  };
  const readPage = async (person: string, path: string) =>
    (await (await delivery.as(person)).request('GET', `/playbook/page?path=${path}`)).body;

  test('publishing through the server finds what the check of the folder finds, a missing picture too', async () => {
    const local = (await checkFolder(folder)).findings;
    const { body } = await findings(delivery.paola, '?limit=500');
    const seen = body.findings.map(({ code, level, path, line, message }: (typeof local)[number]) => [
      code,
      level,
      path,
      line,
      message,
    ]);
    expect(seen).toEqual(
      local.map(({ code, level, path, line, message }) => [code, level, path, line, message]),
    );
    const media = body.findings.filter(({ code }: { code: string }) => code === 'PB049-file-missing');
    expect(media).toMatchObject([{ path: 'internal/plan.md', anchor: 'overview', heading: 'Overview' }]);
    expect(media[0].title).toBe('A link or picture needs a file that is not there.');
  });

  test('without the names of other files, links to them are believed', async () => {
    const { site } = compileFiles(await readListed(folder, await listFolder(folder)));
    expect(site.findings.filter(({ code }) => code === 'PB049-file-missing')).toEqual([]);
  });

  test('they are filtered by level, code and page, and come a page at a time', async () => {
    const all = (await findings(delivery.ada)).body;
    expect(all).toMatchObject({ number: 2, kept: true, more: false, total: all.findings.length });
    const one = (await findings(delivery.ada, '?limit=1')).body;
    expect([one.findings.length, one.more, one.total]).toEqual([1, true, all.total]);
    const next = (await findings(delivery.ada, `?limit=1&after=${one.findings[0].place}`)).body;
    expect(next.findings[0]).toEqual(all.findings[1]);
    const coded = (await findings(delivery.ada, '?code=PB040-page-missing&path=internal/do.md')).body;
    expect(coded.findings.map(({ path }: { path: string }) => path)).toEqual(['internal/do.md']);
    const levels = all.levels.map(({ count }: { count: number }) => count);
    expect(levels.reduce((a: number, b: number) => a + b)).toBe(all.total);
    expect(all.paths.find(({ path }: { path: string }) => path === 'internal/do.md').title).toBe('Do');
    for (const level of ['error', 'warning', 'note']) {
      const { body } = await findings(delivery.ada, `?level=${level}`);
      expect(body.findings.every((each: { level: string }) => each.level === level)).toBe(true);
    }
    expect((await findings(delivery.ada, '?level=loud')).body.code).toBe('INPUT_INVALID');
    expect((await findings(delivery.ada, '?version=99')).body.code).toBe('VERSION_UNKNOWN');
  });

  test('the owner of a page reads its findings and no others; who only reads pages reads none', async () => {
    const own = await findings(delivery.lotte, '?path=internal/plan.md');
    expect(own.status).toBe(200);
    expect(own.body.paths.map(({ path }: { path: string }) => path)).toEqual(['internal/plan.md']);
    for (const [person, query] of [
      [delivery.lotte, ''],
      [delivery.lotte, '?path=internal/do.md'],
      [delivery.jonas, '?path=internal/plan.md'],
      [delivery.zofia, ''],
      [delivery.zofia, '?path=partner/review.md'],
      [delivery.zofia, '?version=99'],
    ] as const)
      expect((await findings(person, query)).body.code).toBe('FINDINGS_NOT_YOURS');
    expect((await readPage(delivery.lotte, 'internal/plan.md')).findings).toMatchObject({ kept: true });
    expect((await readPage(delivery.jonas, 'internal/plan.md')).findings).toBeNull();
    expect((await readPage(delivery.zofia, 'partner/review.md')).findings).toBeNull();
  });

  test('row security shows a partner none, whatever is asked', async () => {
    const rowsFor = async (audience: 'internal' | 'partner') => {
      const who = {
        person: 'x',
        reads: 'all',
        writes: 'all',
        assigns: 'all',
        firm: null,
        administrator: true,
      } as const;
      const db = delivery.store.as({ ...who, audience, capabilities: ['playbook:publish'] });
      return (await db.selectFrom('playbook_finding').select('place').execute()).length;
    };
    expect(await rowsFor('internal')).toBeGreaterThan(0);
    expect(await rowsFor('partner')).toBe(0);
  });

  test('a name that fits two people owns nothing', async () => {
    const at = delivery.clock.now;
    const twin = { name: 'Lotte', email: 'lotte@fabrikam.example', roles: ['fm'] };
    const id = await delivery.store.system.transaction().execute((tx) => addPerson(tx, 'system', twin, at));
    expect((await readPage(delivery.lotte, 'internal/plan.md')).findings).toBeNull();
    await delivery.store.system.updateTable('person').set({ disabled_at: at }).where('id', '=', id).execute();
    expect((await readPage(delivery.lotte, 'internal/plan.md')).findings).not.toBeNull();
  });

  test('a version of the time before says that its findings were not kept', async () => {
    const { body } = await findings(delivery.ada, '?version=1');
    expect(body).toMatchObject({ number: 1, kept: false, findings: [], total: 0 });
  });

  test('a restored version keeps its findings, and what it never had', async () => {
    const ada = await delivery.as(delivery.ada);
    const before = (await findings(delivery.ada, '?version=2&limit=500')).body;
    await ada.request('POST', '/playbook/versions/1/restore', { why: 'Back once' });
    expect((await findings(delivery.ada)).body).toMatchObject({ number: 3, kept: false });
    await ada.request('POST', '/playbook/versions/2/restore', { why: 'And forth' });
    const after = (await findings(delivery.ada, '?limit=500')).body;
    expect(after).toEqual({ ...before, number: 4 });
  });

  test('more names of files than a folder holds are refused by name', async () => {
    const ada = await delivery.as(delivery.ada);
    const files = [{ path: 'a.md', text: pages['internal/do.md'] }];
    for (const otherPaths of [['x'.repeat(501)], Array.from({ length: 100_001 }, (_, n) => `${n}.png`)]) {
      const { status, body } = await ada.request('POST', '/playbook/versions', { files, otherPaths });
      expect([status, body.code]).toEqual([422, 'INPUT_INVALID']);
    }
    expect((await ada.request('GET', '/playbook')).body.version.number).toBe(4);
  });
});
