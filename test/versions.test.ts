import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFiles } from '../src/app/compile-files.ts';
import type { SourceFile } from '../src/app/playbook-folder.ts';
import { type ComparedSite, diffSites } from '../src/compiler/index.ts';
import { systemActor } from '../src/features/people/model.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import type { PlaybookDifference, TouchedWork } from '../src/features/playbooks/model.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

type Row = readonly [id: string, name: string, mark: 'M' | 'O', role: string];

/** A process page with one step and its tasks. */
function aPage(
  path: string,
  title: string,
  audience: string,
  step: string,
  rows: readonly Row[],
): SourceFile {
  const table = rows.map(
    ([id, name, mark, role]) => `| ${id} | ${name} | ${mark} | ${role} | All Services |`,
  );
  const text = `---
title: ${title}
ft.audience: ${audience}
---
# ${title}

Phase: **Assess**

## Approach

### ${step}

Primary Role: **SME**

Do what ${step} says.

#### FTOP Tasks

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
|---|---|---|---|---|
${table.join('\n')}
`;
  return { path, text };
}

const review = aPage('partner/review.md', 'Review', 'partner', 'Hold the review', [
  ['4022', 'Invite everybody', 'M', 'SME'],
]);
const second = [
  aPage('internal/kickoff.md', 'Kickoff', 'internal', 'Prepare', [['4021', 'Plan the kickoff', 'M', 'SME']]),
  review,
];
// The internal page comes first, so its words are the catalogue's.
const third = [
  aPage('internal/kickoff.md', 'Kickoff', 'internal', 'Get ready', [
    ['4021', 'Plan and book the kickoff', 'O', 'FastTrack Manager'],
    ['4022', 'Invite the secret board', 'O', 'SME'],
  ]),
  review,
];

describe.each(engines)('versions of the playbook on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const jonas = await delivery.as(delivery.jonas);
    // Somebody works on a task of version 1 that version 2 will not have.
    await jonas.request(
      'PATCH',
      `/tenants/${delivery.contoso}/tasks/3745`,
      { status: 'In Progress', percentComplete: 30 },
      { 'if-match': '"v0"' },
    );
    for (const files of [second, third]) {
      const compiled = compileFiles(files);
      const accept = compiled.site.findings.map(({ code }) => code);
      await delivery.store.system
        .transaction()
        .execute((tx) =>
          publish(tx, systemActor, compiled, { why: 'secret plans', accept }, delivery.clock.now),
        );
    }
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const difference = async (person: string, from: number, to: number) => {
    const caller = await delivery.as(person);
    const { status, body } = await caller.request('GET', `/playbook/difference?from=${from}&to=${to}`);
    expect(status).toBe(200);
    return body as { difference: PlaybookDifference; work: TouchedWork[] | null };
  };

  test('they are listed newest first, a page at a time; a partner is told no reason and no findings', async () => {
    const ada = await delivery.as(delivery.ada);
    const { body } = await ada.request('GET', '/playbook/versions?limit=2');
    expect(body.versions.map(({ number }: { number: number }) => number)).toEqual([3, 2]);
    expect(body).toMatchObject({ mayRestore: true, more: true });
    const rest = await ada.request('GET', '/playbook/versions?limit=2&before=2');
    expect(rest.body).toMatchObject({ versions: [{ number: 1 }], more: false });

    const zofia = await delivery.as(delivery.zofia);
    const seen = await zofia.request('GET', '/playbook/versions');
    expect(seen.body.mayRestore).toBe(false);
    expect(seen.body.versions[0]).toMatchObject({ number: 3, why: '', findings: { error: 0 } });
  });

  test('a difference names every change of a task, and the step that is called otherwise', async () => {
    const { difference: changes } = await difference(delivery.jonas, 2, 3);
    expect(changes.tasks).toMatchObject([
      {
        id: '4021',
        kinds: ['renamed', 're-flagged', 're-roled'],
        before: { name: 'Plan the kickoff', mandatory: true, roles: ['SME'] },
        after: { name: 'Plan and book the kickoff', mandatory: false, roles: ['FastTrack Manager'] },
      },
      { id: '4022', kinds: ['renamed', 're-flagged', 'moved'] },
    ]);
    expect(changes.steps).toMatchObject([{ kinds: ['renamed'], after: { title: 'Get ready' } }]);
    expect(changes.pages).toEqual([]);
    expect(changes.passages).toMatchObject([
      {
        after: { page: 'internal/kickoff.md', title: 'Get ready' },
        heading: [
          { kind: 'removed', text: 'Prepare' },
          { kind: 'added', text: 'Get ready' },
        ],
        text: [
          { kind: 'kept', text: 'Do what ' },
          { kind: 'removed', text: 'Prepare' },
          { kind: 'added', text: 'Get ready' },
          { kind: 'kept', text: ' says.' },
        ],
      },
    ]);
  });

  test('versions and the folders that they were published from have the same difference', async () => {
    const side = (files: readonly SourceFile[]): ComparedSite => {
      const { site, sections } = compileFiles(files);
      return { ...site, sections };
    };
    const compared = (await difference(delivery.jonas, 2, 3)).difference;
    expect(compared).toEqual(diffSites(side(second), side(third)));
  });

  test('a retired task tells of the work on it, by tenant and status', async () => {
    const { difference: changes, work } = await difference(delivery.gideon, 1, 2);
    expect(changes.tasks.find(({ id }) => id === '3745')?.kinds).toEqual(['retired']);
    expect(work).toEqual([
      {
        taskId: '3745',
        tenants: 1,
        statuses: [{ status: 'In Progress', count: 1 }],
        byTenant: [{ id: delivery.contoso, name: 'Contoso Pharma', status: 'In Progress', count: 1 }],
      },
    ]);
  });

  test('somebody who is not assigned to the tenant is not told of its work', async () => {
    expect((await difference(delivery.dalia, 1, 2)).work).toEqual([]);
  });

  test('a partner sees what their own pages show: nothing of internal pages, not even in the words of a shared task', async () => {
    const seen = await difference(delivery.zofia, 2, 3);
    expect(seen.difference).toEqual({ tasks: [], steps: [], pages: [], passages: [] });
    expect(seen.work).toBeNull();
    const first = await difference(delivery.zofia, 1, 3);
    expect(JSON.stringify(first)).not.toMatch(/4021|kickoff|secret|3745/i);
    expect(first.difference.tasks.map(({ id, kinds }) => [id, ...kinds])).toContainEqual(['4022', 'added']);
  });

  test('an unknown version is missing', async () => {
    const ada = await delivery.as(delivery.ada);
    const { status, body } = await ada.request('GET', '/playbook/difference?from=1&to=99');
    expect([status, body.code]).toEqual([404, 'VERSION_UNKNOWN']);
  });

  test('only publishers restore, only with a reason, and not what is already current', async () => {
    const [jonas, ada] = [await delivery.as(delivery.jonas), await delivery.as(delivery.ada)];
    const restoring = (who: typeof ada, number: number, why: string) =>
      who.request('POST', `/playbook/versions/${number}/restore`, { why });
    expect((await restoring(jonas, 2, 'because')).body.code).toBe('PUBLISHERS_ONLY');
    expect((await restoring(ada, 2, '  ')).body.code).toBe('INPUT_INVALID');
    expect((await restoring(ada, 77, 'because')).body.code).toBe('VERSION_UNKNOWN');
    expect((await restoring(ada, 3, 'because')).body.code).toBe('VERSION_CURRENT');
    expect((await ada.request('GET', '/playbook')).body.version.number).toBe(3);
  });

  test('restoring publishes the older version again as the next one; readers and the ledger know', async () => {
    const ada = await delivery.as(delivery.ada);
    const made = await ada.request('POST', '/playbook/versions/2/restore', { why: 'The new words confuse' });
    expect([made.status, made.body.number]).toEqual([201, 4]);
    expect(made.body.publishedBy).toBe('Ada Kestrel');

    const nothing = { tasks: [], steps: [], pages: [], passages: [] };
    expect((await difference(delivery.ada, 2, 4)).difference).toEqual(nothing);
    const page = await ada.request('GET', '/playbook/page?path=internal/kickoff.md');
    expect(page.body).toMatchObject({ number: 3, version: { number: 4 }, steps: [{ title: 'Prepare' }] });
    // This page never changed, so its own number doesn't.
    const kept = await ada.request('GET', '/playbook/page?path=partner/review.md');
    expect(kept.body.number).toBe(1);

    const entry = await delivery.store.system
      .selectFrom('ledger')
      .selectAll()
      .where('kind', '=', 'playbook.restored')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ why: 'The new words confuse', facts: { number: 2 } });
    expect((await verifyLedger(delivery.store.system)).broken).toBeNull();
  });

  test('two who restore at once make one version', async () => {
    const ada = await delivery.as(delivery.ada);
    const answers = await Promise.all(
      [1, 2].map(() => ada.request('POST', '/playbook/versions/3/restore', { why: 'Once more' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
