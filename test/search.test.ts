import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFiles } from '../src/app/compile-files.ts';
import { systemActor } from '../src/features/people/model.ts';
import { indexVersion, publish } from '../src/features/playbooks/commands.ts';
import type { Hit } from '../src/features/playbooks/model.ts';
import { currentVersion } from '../src/features/playbooks/queries.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

const page = (path: string, audience: string, body: string) => ({
  path,
  text: `---\ntitle: ${path}\nft.audience: ${audience}\n---\n# ${path}\n\nPhase: **Assess**\n\n## Approach\n\n${body}\n`,
});

const table =
  '#### FTOP Tasks\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n';

const files = [
  page(
    'internal/plan.md',
    'internal',
    `### Agree the targets\n\nPrimary Role: **SME**\n\nAsk the board for the zebrawood budget.\n\n${table}| 4021 | Plan the kickoff | M | SME | Teams |`,
  ),
  page(
    'partner/review.md',
    'internal, partner',
    `### Hold the review\n\nPrimary Role: **SME**\n\nShow the sponsor how usage grew; it's the café's budget, too.\n\n${table}| 4022 | Invite everybody | M | SME | Teams |`,
  ),
  page(
    'internal/plan-jp.md',
    'internal',
    '### 計画\n\n主な役割: **SME**\n\n次のステップを顧客と確認します。',
  ),
];

describe.each(engines)('searching the playbook on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const compiled = compileFiles(files);
    const accept = compiled.site.findings.map(({ code }) => code);
    await delivery.store.system
      .transaction()
      .execute((tx) => publish(tx, systemActor, compiled, { why: 'search', accept }, delivery.clock.now));
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const search = async (person: string, q: string, more = '') => {
    const caller = await delivery.as(person);
    const { status, body } = await caller.request(
      'GET',
      `/playbook/search?q=${encodeURIComponent(q)}${more}`,
    );
    expect(status).toBe(200);
    return body as { hits: Hit[]; total: number };
  };
  const placesOf = ({ hits }: { hits: Hit[] }) => hits.map(({ path, anchor }) => `${path}#${anchor}`);

  test('every word has to be there, and the last one may go on', async () => {
    expect(placesOf(await search(delivery.jonas, 'budget'))).toEqual([
      'internal/plan.md#agree-the-targets',
      'partner/review.md#hold-the-review',
    ]);
    expect(placesOf(await search(delivery.jonas, 'budget zebra'))).toEqual([
      'internal/plan.md#agree-the-targets',
    ]);
    expect(placesOf(await search(delivery.jonas, 'zebra '))).toEqual([]);
  });

  test('words in quotes stand together', async () => {
    expect((await search(delivery.jonas, '"usage grew"')).total).toBe(1);
    expect((await search(delivery.jonas, '"grew usage"')).total).toBe(0);
  });

  test('a task is found by its id and its name, and what was found is marked', async () => {
    expect(placesOf(await search(delivery.jonas, '4022'))).toEqual(['partner/review.md#hold-the-review']);
    const { hits } = await search(delivery.jonas, 'invite everybody');
    expect(hits[0]?.snippet.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([
      'Invite',
      'everybody',
    ]);
  });

  test('signs without blanks between words are found inside a sentence', async () => {
    expect(placesOf(await search(delivery.jonas, '次のステップ'))).toEqual(['internal/plan-jp.md#計画']);
  });

  test('a partner finds, and counts, only what partners may read', async () => {
    expect(placesOf(await search(delivery.zofia, 'budget'))).toEqual(['partner/review.md#hold-the-review']);
    for (const word of ['zebrawood', '4021', 'targets', '計画'])
      expect(await search(delivery.zofia, word)).toEqual({ hits: [], total: 0 });
  });

  test('a page of hits begins after those before it', async () => {
    const all = await search(delivery.jonas, 'approach');
    const second = await search(delivery.jonas, 'approach', '&after=1&limit=1');
    expect(second.total).toBe(all.total);
    expect(placesOf(second)).toEqual(placesOf(all).slice(1, 2));
  });

  test.each([
    "'",
    '&',
    '!',
    ':*',
    '"',
    '\\',
    "a'b",
    "it's",
    'a & !b',
    'x:*',
    '(((',
    '%',
    '_',
    '🙂',
    'é'.repeat(200),
    'a:*|b<->c',
    '<script>',
    `"${'a '.repeat(100)}`,
  ])('whatever is typed is an answer, not an error: %j', async (q) => {
    expect((await search(delivery.jonas, q)).total).toBeGreaterThanOrEqual(0);
  });

  test('as much as may be typed is an answer too', async () => {
    for (const q of ['x'.repeat(500), '🙂'.repeat(250), '"\'"&'.repeat(125), 'a '.repeat(250)])
      expect((await search(delivery.jonas, q)).total).toBeGreaterThanOrEqual(0);
  });

  test('an accent is the same whether it was typed as one sign or as two', async () => {
    for (const form of ['NFC', 'NFD'])
      expect((await search(delivery.jonas, 'café'.normalize(form))).total).toBe(1);
  });

  test('what no search can be is refused in words', async () => {
    const jonas = await delivery.as(delivery.jonas);
    for (const q of ['%00', 'a%00b', 'x'.repeat(501)]) {
      const { status, body } = await jonas.request('GET', `/playbook/search?q=${q}`);
      expect([status, body.code]).toEqual([422, 'INPUT_INVALID']);
    }
  });

  test('a version from before there was a search is made searchable once, also by two servers that start at once', async () => {
    const { store } = delivery;
    const { id } = (await currentVersion(store.system)) ?? expect.fail();
    const before = await search(delivery.jonas, 'budget');
    await store.system.transaction().execute((tx) => tx.deleteFrom('playbook_text').execute());
    expect((await search(delivery.jonas, 'budget')).total).toBe(0);
    const index = () => store.system.transaction().execute((tx) => indexVersion(tx, id));
    await Promise.all([index(), index()]);
    expect(await search(delivery.jonas, 'budget')).toEqual(before);
  });

  test('a version that is published next is what is searched from then on', async () => {
    const compiled = compileFiles([
      page('internal/plan.md', 'internal', '### Agree\n\nPrimary Role: **SME**\n\nOnly this.'),
    ]);
    const accept = compiled.site.findings.map(({ code }) => code);
    await delivery.store.system
      .transaction()
      .execute((tx) => publish(tx, systemActor, compiled, { why: 'next', accept }, delivery.clock.now));
    expect((await search(delivery.jonas, 'budget')).total).toBe(0);
    expect((await search(delivery.jonas, 'only')).total).toBe(1);
    const { number } = (await (await delivery.as(delivery.ada)).request('GET', '/playbook/versions')).body
      .versions[1];
    const restored = await (await delivery.as(delivery.ada)).request(
      'POST',
      `/playbook/versions/${number}/restore`,
      { why: 'better' },
    );
    expect(restored.status).toBe(201);
    expect((await search(delivery.jonas, 'budget')).total).toBe(2);
  });
});
