import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPerson } from '../src/features/people/commands.ts';
import { type Post, sendDue } from '../src/mail/jobs.ts';
import type { Letter } from '../src/mail/letter.ts';
import { claimLetter, lettersInTrouble, mostTries, sendAgain, writeLetter } from '../src/mail/outgoing.ts';
import { readServer } from '../src/mail/settings.ts';
import { smtp } from '../src/mail/smtp.ts';
import type { Store } from '../src/store/store.ts';
import { type MailServer, openMailServer } from './support/mail-server.ts';
import { engines, openTestStore } from './support/store.ts';

const from = { name: 'Uptake', address: 'uptake@contoso.example' };
const letter: Letter = { subject: 'Hello', blocks: [{ kind: 'line', text: 'World' }] };
const minute = 60_000;

describe.each(engines)('letters, on %s', (engine) => {
  let store: Store;
  let server: MailServer;
  let post: Post;
  let to: { id: string; email: string };
  let clock = new Date('2026-11-20T10:00:00Z');
  let made = 0;
  const now = () => clock;
  const later = (minutes: number) => {
    clock = new Date(clock.getTime() + minutes * minute);
  };

  beforeAll(async () => {
    store = await openTestStore(engine);
    server = await openMailServer();
    post = { from, handOver: smtp({ ...readServer(server.url), from, ca: undefined }) };
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    await store?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    later(1);
    server.received.length = 0;
    Object.assign(server.moods, { refuse: () => undefined, data: 'take' });
    const email = `lotte${++made}@tailspin.example`;
    const id = await store.system
      .transaction()
      .execute((tx) => addPerson(tx, 'system', { name: 'Lotte', email, roles: ['fm'] }, clock));
    to = { id, email };
  });
  const write = (occasion: string, more: { series?: string; email?: string } = {}) =>
    store.system.transaction().execute((tx) =>
      writeLetter(
        tx,
        {
          occasion,
          to: { ...to, email: more.email ?? to.email },
          letter,
          ...(more.series === undefined ? {} : { series: more.series }),
        },
        clock,
      ),
    );
  const send = () => sendDue(store.system, post, now);
  const states = async () =>
    (
      await store.system
        .selectFrom('mail_sent')
        .select(['state', 'tries', 'answer'])
        .where('person_id', '=', to.id)
        .orderBy('id')
        .execute()
    ).map(({ state }) => state);

  test('the same occasion is written to somebody once, however often it comes up, and by however many at once', async () => {
    const all = await Promise.all([write('a'), write('a'), write('a')]);
    expect(all.filter((id) => id !== null)).toHaveLength(1);
    await send();
    await write('a');
    await send();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.mail.messageId).toBe(`<${all.find((id) => id !== null)}@contoso.example>`);
  });

  test('several servers that send at once send each letter once', async () => {
    for (let n = 0; n < 12; n++) await write(`one of many ${n}`);
    await Promise.all([send(), send(), send()]);
    expect(server.received).toHaveLength(12);
    expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(12);
  });

  test('a server that is away is tried again with longer pauses, and what comes of it is one letter', async () => {
    const { port } = server;
    await server[Symbol.asyncDispose]();
    await write('while it is away');
    await send();
    await send();
    expect(await states()).toEqual(['waiting']);
    later(1);
    await send();
    later(1);
    await send();
    const row = await store.system
      .selectFrom('mail_sent')
      .selectAll()
      .where('person_id', '=', to.id)
      .executeTakeFirstOrThrow();
    // A second later than two minutes after the second try it would be the third.
    expect(row).toMatchObject({
      state: 'waiting',
      tries: 2,
      answer: expect.stringContaining('ECONNREFUSED'),
    });
    server = await openMailServer({ port });
    later(1);
    await send();
    later(600);
    await send();
    expect(server.received).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  test('a server that stays away is given up after a day, and an administrator sees it and may send it again', async () => {
    server.moods.data = 'busy';
    const id = await write('given up');
    const begin = clock.getTime();
    for (let n = 0; n < mostTries; n++) {
      await send();
      later(121);
    }
    expect(await states()).toEqual(['failed']);
    expect((clock.getTime() - begin) / 3_600_000).toBeGreaterThan(20);
    const [trouble] = await lettersInTrouble(store.system, 5);
    expect(trouble).toMatchObject({
      id,
      name: 'Lotte',
      subject: 'Hello',
      answer: expect.stringContaining('later'),
    });
    server.moods.data = 'take';
    await send();
    expect(server.received).toHaveLength(0);
    const again = () => store.system.transaction().execute((tx) => sendAgain(tx, String(id), clock));
    expect([await again(), await again()]).toEqual([true, false]);
    await send();
    expect(server.received).toHaveLength(1);
  });

  test('whoever dies between claiming and saying how it ended leaves a letter that is shown, and not sent again', async () => {
    await write('claimed');
    // Another process took it, and is no more.
    const claimed = await claimLetter(store.system, from.address, clock);
    expect(claimed).toMatchObject({ address: to.email });
    await send();
    later(9);
    await send();
    expect(await states()).toEqual(['sending']);
    later(2);
    await send();
    later(10_000);
    await send();
    expect(await states()).toEqual(['unclear']);
    expect(server.received).toEqual([]);
    expect(await lettersInTrouble(store.system, 5)).toMatchObject([{ state: 'unclear', tries: 1 }]);
  });

  test('whoever dies before claiming has lost nothing: the letter waits in the table', async () => {
    await write('unclaimed');
    later(600);
    await send();
    expect(server.received).toHaveLength(1);
  });

  test('a letter whose writing is rolled back is not sent', async () => {
    const cut = store.system.transaction().execute(async (tx) => {
      await writeLetter(tx, { occasion: 'undone', to, letter }, clock);
      throw new Error('undone');
    });
    await expect(cut).rejects.toThrow('undone');
    await send();
    expect(server.received).toEqual([]);
  });

  test('people who have been disabled meanwhile get nothing', async () => {
    await write('too late');
    await store.system.updateTable('person').set({ disabled_at: clock }).where('id', '=', to.id).execute();
    await send();
    expect(server.received).toEqual([]);
    expect(await states()).toEqual(['failed']);
  });

  test.each([
    '',
    'nobody',
    'a@b@c',
    'lotte@tailspin.example\r\nRCPT TO:<eve@evil.example>',
    '<lotte@tailspin.example>',
  ])('“%s” is no address: it is never said to the server', async (email) => {
    await write('to nobody', { email });
    await send();
    expect(server.received).toEqual([]);
    expect(await states()).toEqual(['failed']);
  });

  test('of a series, what has not left yet is not sent after a newer one', async () => {
    server.moods.data = 'busy';
    await write('first', { series: 's' });
    await send();
    await write('second', { series: 's' });
    server.moods.data = 'take';
    later(200);
    await send();
    expect(server.received).toHaveLength(1);
    expect((await states()).sort()).toEqual(['sent', 'superseded']);
  });

  test('nobody but the portal reads letters', async () => {
    await write('private');
    const who = { person: to.id, reads: 'all', writes: 'all', assigns: 'all', firm: null } as const;
    const reader = {
      ...who,
      writes: 'assigned',
      audience: 'internal',
      administrator: true,
      capabilities: [],
    } as const;
    expect(await store.as(reader).selectFrom('mail_sent').selectAll().execute()).toEqual([]);
  });
});
