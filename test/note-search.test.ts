import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote, type NewNote } from '../src/features/notes/commands.ts';
import type { FoundNote } from '../src/features/notes/model.ts';
import { systemActor } from '../src/features/people/model.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

describe.each(engines)('searching the notes on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let names: ReadonlyMap<string, string>;
  const day = 86_400_000;
  const on = (daysAgo: number) => new Date(delivery.clock.now.getTime() - daysAgo * day);

  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const { contoso, northwind, jonas, lotte } = delivery;
    const notes: [string, number, string, Omit<NewNote, 'tenantId'>][] = [
      [
        'kickstart',
        1,
        jonas,
        {
          category: 'Technical Enablement',
          body: 'The **kickstart** of Teams fits; usage grew. #pilot',
          services: ['Teams'],
          escalated: true,
        },
      ],
      [
        'budget',
        2,
        lotte,
        {
          category: 'Engagement Management',
          body: "The board's café budget is blocked until the usage talk.",
          nextAction: 'Ring the treasurer',
          nextActionDate: '2026-11-18',
        },
      ],
      [
        'usage',
        35,
        jonas,
        {
          category: 'Environment',
          body: 'Usage usage usage, and it grew: 5,000 usage.',
          services: ['Teams', 'Exchange'],
        },
      ],
      [
        'japanese',
        70,
        jonas,
        {
          category: 'Environment',
          body: 'Teamsの次のステップを顧客と確認します。障害はない。 #障害対応',
          nextAction: 'X',
          nextActionDate: '2026-12-30',
        },
      ],
      ['system', 3, jonas, { category: 'System Message', body: 'Usage was imported.' }],
      [
        'old',
        400,
        lotte,
        { category: 'Service Intent', body: 'Intent: Exchange only.', legacyCategory: 'Entitlement Status' },
      ],
      ['task', 5, jonas, { category: 'Technical Enablement', body: 'See there.', taskId: '3745' }],
    ];
    const ids = new Map<string, string>();
    for (const [name, daysAgo, person, given] of notes) {
      const who = { ...systemActor, person };
      const note = { ...given, tenantId: contoso };
      const { id } = await delivery.store.system
        .transaction()
        .execute((tx) => addNote(tx, who, note, on(daysAgo)));
      ids.set(id, name);
    }
    const who = { ...systemActor, person: delivery.zofia };
    const note = {
      tenantId: northwind,
      category: 'Environment',
      body: 'Usage at the partner.',
      shared: true,
    } as const;
    const { id } = await delivery.store.system.transaction().execute((tx) => addNote(tx, who, note, on(4)));
    ids.set(id, 'partner');
    names = ids;
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const ask = async (person: string, query: string) =>
    (await delivery.as(person)).request('GET', `/notes?${query}`);
  const found = async (query: string, person = delivery.gideon) => {
    const { status, body } = await ask(person, query);
    expect([status, body.detail]).toEqual([200, undefined]);
    return body.items.map(({ id }: FoundNote) => names.get(id) ?? id) as string[];
  };
  const words = (text: string, more = '') => found(`q=${encodeURIComponent(text)}${more}`);

  test('every word has to be there, the last one may go on, words in quotes stand together', async () => {
    expect(await words('usage board')).toEqual(['budget']);
    expect(await words('kicks')).toEqual(['kickstart']);
    expect(await words('kicks ')).toEqual([]);
    expect((await words('"usage grew"')).sort()).toEqual(['kickstart']);
    expect(await words('"grew usage"')).toEqual([]);
  });

  test('next actions and task ids are words of their note', async () => {
    expect(await words('treasurer')).toEqual(['budget']);
    expect(await words('3745')).toEqual(['task']);
  });

  test('signs without blanks between words are found inside a sentence, and an accent however it was typed', async () => {
    for (const text of ['次のステップ', '顧客', '確', 'Teams 顧客', 'Teamsの次'])
      expect(await words(text)).toEqual(['japanese']);
    expect(await words('次ステップ')).toEqual([]);
    for (const form of ['NFC', 'NFD']) expect(await words('café'.normalize(form))).toEqual(['budget']);
  });

  test('a tag is found by itself, in any case, from the box and from its facet', async () => {
    for (const text of ['#pilot', '#PILOT', '#障害対応']) expect((await words(text)).length).toBe(1);
    expect(await found('tag=pilot')).toEqual(['kickstart']);
    expect(await words('#kickstart')).toEqual([]);
  });

  test('what was found is shown around its first word', async () => {
    const { body } = await ask(delivery.gideon, 'q=kickstart');
    expect(body.items[0].snippet).toEqual([
      { text: 'The ', marked: false },
      { text: 'kickstart', marked: true },
      { text: ' of Teams fits; usage grew. #pilot', marked: false },
    ]);
  });

  test('relevance comes first where words are asked for, else the newest; by tenant name if asked', async () => {
    expect((await words('usage'))[0]).toBe('usage');
    expect(await words('usage', '&sort=created')).toEqual([
      'kickstart',
      'budget',
      'system',
      'partner',
      'usage',
    ]);
    expect((await words('usage', '&sort=tenant')).at(-1)).toBe('partner');
    expect(await found('limit=3')).toEqual(['kickstart', 'budget', 'system']);
  });

  test.each([
    ['category=Environment', ['partner', 'usage', 'japanese']],
    ['category=System+Message', ['system']],
    ['service=Teams', ['kickstart', 'usage']],
    ['escalated=yes', ['kickstart']],
    ['legacy=yes', ['old']],
    ['task=3745', ['task']],
    ['blockers=yes', ['budget', 'japanese']],
    ['due=week', ['budget']],
    ['due=quarter', ['budget', 'japanese']],
    ['due=month&today=2026-12-03', ['japanese']],
    ['age=30-60', ['usage']],
    ['age=60-90', ['japanese']],
    ['age=0-30&system=hidden', ['kickstart', 'budget', 'partner', 'task']],
    ['category=Environment&service=Exchange', ['usage']],
    ['category=Environment&escalated=yes', []],
  ])('%s finds only those', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  test('mine are those I wrote, my active ones those of the active tenants I work at', async () => {
    expect(await found('mine=yes', delivery.lotte)).toEqual(['budget', 'old']);
    expect(await found('active=yes', delivery.gideon)).toEqual([]);
    expect((await found('active=yes', delivery.lotte)).length).toBe(7);
    await delivery.store.system
      .updateTable('tenant')
      .set({ active: false })
      .where('id', '=', delivery.contoso)
      .execute();
    expect(await found('active=yes', delivery.lotte)).toEqual([]);
    await delivery.store.system
      .updateTable('tenant')
      .set({ active: true })
      .where('id', '=', delivery.contoso)
      .execute();
  });

  test('facets count what was found, and only that', async () => {
    const { body } = await ask(delivery.gideon, 'q=usage');
    expect([body.total, body.more]).toEqual([5, false]);
    expect(body.facets).toEqual({
      categories: [
        { value: 'Environment', count: 2 },
        { value: 'Engagement Management', count: 1 },
        { value: 'System Message', count: 1 },
        { value: 'Technical Enablement', count: 1 },
      ],
      services: [
        { value: 'Teams', count: 2 },
        { value: 'Exchange', count: 1 },
      ],
      tags: [{ value: 'pilot', count: 1 }],
      tenants: [
        { value: delivery.contoso, name: 'Contoso Pharma', count: 4 },
        { value: delivery.northwind, name: 'Northwind Traders', count: 1 },
      ],
      due: { week: 1, month: 1, quarter: 1 },
      escalated: 1,
      legacy: 0,
      mine: 0,
    });
  });

  test('everybody finds what they see, and no more; a tenant that is none of theirs is as one that is not there', async () => {
    expect(await found('q=usage', delivery.zofia)).toEqual(['partner']);
    expect(await found('', delivery.dalia)).toEqual([]);
    expect(await found(`tenant=${delivery.contoso}`, delivery.zofia)).toEqual([]);
    const [none, foreign] = await Promise.all(
      ['tenant_0', delivery.contoso].map((tenant) => ask(delivery.zofia, `tenant=${tenant}`)),
    );
    expect(foreign?.body).toEqual(none?.body);
    expect((await delivery.anonymous.request('GET', '/notes')).status).toBe(401);
  });

  test('pages follow each other without gap or repetition in every order, also while notes are written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('created', 'relevance', 'tenant'),
        fc.constantFrom('', 'usage'),
        fc.integer({ min: 1, max: 4 }),
        async (sort, q, limit) => {
          const whole = await found(`q=${q}&sort=${sort}&limit=100`);
          const seen: string[] = [];
          let cursor = '';
          for (let pages = 0; ; pages++) {
            const next = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
            const { body } = await ask(delivery.gideon, `q=${q}&sort=${sort}&limit=${limit}${next}`);
            expect(body.facets === null).toBe(cursor !== '');
            seen.push(...body.items.map(({ id }: FoundNote) => names.get(id) ?? id));
            if (body.cursor === null) break;
            cursor = body.cursor;
            if (pages > 0) continue;
            delivery.clock.now = new Date(delivery.clock.now.getTime() + 1000);
            const note = {
              tenantId: delivery.contoso,
              category: 'Environment',
              body: 'Later usage',
            } as const;
            await delivery.store.system
              .transaction()
              .execute((tx) =>
                addNote(tx, { ...systemActor, person: delivery.jonas }, note, delivery.clock.now),
              );
          }
          expect(seen).toEqual(whole);
        },
      ),
      { numRuns: 12 },
    );
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
    '=escalated',
    "'=escalated'",
    '#',
    '##',
    '次:*',
    "次'",
    '\\u3040',
    'x'.repeat(500),
    '🙂'.repeat(250),
    '"\'"&'.repeat(125),
    'a '.repeat(250),
    '$1',
    '" or true --',
  ])('whatever is typed is an answer, not an error: %j', async (q) => {
    for (const sort of ['relevance', 'created', 'tenant'])
      expect((await ask(delivery.gideon, `q=${encodeURIComponent(q)}&sort=${sort}`)).status).toBe(200);
    for (const facet of ['service', 'tag'])
      expect((await ask(delivery.gideon, `${facet}=${encodeURIComponent(q.slice(0, 60))}`)).status).toBe(200);
  });

  test('no word of a text can pass for a facet', async () => {
    const note = {
      tenantId: delivery.contoso,
      category: 'Environment',
      body: "=escalated '=escalated' \\=escalated =tag:quetzal",
    } as const;
    await delivery.store.system
      .transaction()
      .execute((tx) => addNote(tx, { ...systemActor, person: delivery.jonas }, note, delivery.clock.now));
    expect(await found('escalated=yes')).toEqual(['kickstart']);
    expect(await found('tag=quetzal')).toEqual([]);
  });

  test('what no search can be is refused in words', async () => {
    const made = (parts: unknown[]) => encodeURIComponent(btoa(encodeURIComponent(JSON.stringify(parts))));
    for (const [query, code] of [
      ['q=%00', 'INPUT_INVALID'],
      [`q=${'x'.repeat(501)}`, 'INPUT_INVALID'],
      ['category=Gossip', 'INPUT_INVALID'],
      ['tenant=x', 'INPUT_INVALID'],
      ['due=decade', 'INPUT_INVALID'],
      ['today=2026-13-01', 'INPUT_INVALID'],
      ['limit=101', 'INPUT_INVALID'],
      ['cursor=nonsense', 'NOTE_CURSOR_UNREADABLE'],
      [`cursor=${made(['created', 'x', 'y', 'z'])}`, 'NOTE_CURSOR_UNREADABLE'],
      [`cursor=${made(['created', '2026-11-20T10:00:00Z', 'never', 'note_1'])}`, 'NOTE_CURSOR_UNREADABLE'],
      [
        `cursor=${made(['created', '2026-11-20T10:00:00Z', '+275760-01-01T00:00:00Z', 'note_1'])}`,
        'NOTE_CURSOR_UNREADABLE',
      ],
      [`cursor=${made(['relevance', '2026-11-20T10:00:00Z', 'x', 'note_1'])}`, 'NOTE_CURSOR_UNREADABLE'],
    ] as const) {
      const { status, body } = await ask(delivery.gideon, query);
      expect([query, status, body.code]).toEqual([query, 422, code]);
    }
  });
});
