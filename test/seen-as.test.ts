import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFiles } from '../src/app/compile-files.ts';
import { systemActor } from '../src/features/people/model.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import { aDelivery, type Caller } from './support/app.ts';
import { engines } from './support/store.ts';

const page = (path: string, audience: string, phase: string, words: string, next = '') => ({
  path,
  text: `---
title: ${words} page
ft.audience: ${audience}
---
# ${words} page

Phase: **${phase}**

## Approach

### Agree the ${words}

Primary Role: **SME**

The zebrawood budget is ${words}.

## Next Steps

${next}
`,
});

const versions = (words: string) => [
  page('internal/plan.md', 'internal', 'Presales', `hidden ${words}`, '[shared](../partner/shared.md)'),
  page('partner/shared.md', 'internal, partner', 'Assess', `shared ${words}`, '[plan](../internal/plan.md)'),
  page('partner/own.md', 'partner', 'Assess', `own ${words}`),
];

// Every question that the reader asks, so that a new one is not forgotten: see the test of the contracts below.
const questions: Readonly<Record<string, readonly string[]>> = {
  listPages: ['/playbook?'],
  readPage: [
    '/playbook/page?path=partner/shared.md',
    '/playbook/page?path=internal/plan.md',
    '/playbook/page?path=internal/none.md',
  ],
  readGraph: ['/playbook/graph?'],
  searchPlaybook: [
    '/playbook/search?q=zebrawood',
    '/playbook/search?q=hidden',
    '/playbook/search?q=zebrawood&limit=1&after=1',
  ],
  listVersions: ['/playbook/versions?', '/playbook/versions?limit=1'],
  readDifference: ['/playbook/difference?from=2&to=3', '/playbook/difference?from=1&to=3'],
};
const all = Object.values(questions).flat();

describe.each(engines)('seeing the playbook as another audience on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  const callers: Record<string, Caller> = {};
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    for (const words of ['plans', 'deeds']) {
      const compiled = compileFiles(versions(words));
      const accept = compiled.site.findings.map(({ code }) => code);
      await delivery.store.system
        .transaction()
        .execute((tx) => publish(tx, systemActor, compiled, { why: 'secret', accept }, delivery.clock.now));
    }
    for (const name of ['jonas', 'gideon', 'ada', 'zofia'] as const)
      callers[name] = await delivery.as(delivery[name]);
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const ask = async (name: string, question: string, as?: string) => {
    const url = as === undefined ? question : `${question}&as=${as}`;
    const { status, body, headers } = (await callers[name]?.request('GET', url)) ?? expect.fail(name);
    // A refusal tells each caller the number of their own request.
    const { requestId: _, instance: __, ...said } = body;
    return { status, said, etag: headers.get('etag') };
  };

  test('every contract that answers by audience can be asked so', async () => {
    const { body } = (await callers.jonas?.request('GET', '/openapi.json')) ?? expect.fail();
    const reads = Object.values<Record<string, { operationId: string; tags: string[] }>>(body.paths)
      .flatMap(({ get }) => get ?? [])
      // Findings quote any page: partners never get them, whoever asks.
      .filter(({ tags, operationId }) => tags.includes('playbooks') && operationId !== 'readFindings');
    expect(reads.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(questions).sort());
  });

  test.each(all)('internal people who ask as partner get what a partner gets: %s', async (question) => {
    const partner = await ask('zofia', question);
    for (const name of ['jonas', 'gideon', 'ada'])
      expect(await ask(name, question, 'partner')).toEqual(partner);
    expect(JSON.stringify(partner.said)).not.toMatch(/hidden|secret|Presales/);
  });

  test('what they get as themselves is more, before and afterwards', async () => {
    const paths = ({ said }: Awaited<ReturnType<typeof ask>>) =>
      new Set(said.hits.map((hit: { path: string }) => hit.path));
    for (const as of [undefined, 'partner', 'internal', undefined]) {
      const found = paths(await ask('jonas', '/playbook/search?q=zebrawood', as));
      expect(found.has('internal/plan.md')).toBe(as !== 'partner');
      expect(found.has('partner/own.md')).toBe(true);
    }
    expect((await ask('ada', '/playbook/versions?', 'partner')).said.mayRestore).toBe(false);
    expect((await ask('ada', '/playbook/versions?')).said.mayRestore).toBe(true);
  });

  test.each(all)('a partner who asks as internal is refused: %s', async (question) => {
    const { status, said } = await ask('zofia', question, 'internal');
    expect([status, said.code]).toEqual([403, 'AUDIENCE_NOT_YOURS']);
  });

  test.each(all)('a partner may follow an address that sees as partner: %s', async (question) => {
    expect(await ask('zofia', question, 'partner')).toEqual(await ask('zofia', question));
  });

  test('an audience that there is not is refused, not taken for the widest', async () => {
    for (const as of ['', 'Partner', 'everybody', 'partner&as=internal']) {
      const { status, said } = await ask('jonas', '/playbook?', as);
      expect([as, status, said.code]).toEqual([as, 422, 'INPUT_INVALID']);
    }
    expect((await delivery.anonymous.request('GET', '/playbook?as=partner')).status).toBe(401);
  });

  test('many who ask at once as different audiences each get their own', async () => {
    const asked = Array.from({ length: 24 }, (_, n) => (n % 2 === 0 ? 'partner' : 'internal'));
    const found = await Promise.all(
      asked.map(async (as) => (await ask('jonas', '/playbook/search?q=hidden', as)).said.total > 0),
    );
    expect(found).toEqual(asked.map((as) => as === 'internal'));
  });
});
