import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../src/base/ids.ts';
import { noticeMailJob } from '../src/features/notices/jobs.ts';
import { type Post, sendDue } from '../src/mail/jobs.ts';
import { readServer } from '../src/mail/settings.ts';
import { smtp } from '../src/mail/smtp.ts';
import { aDelivery, type Caller } from './support/app.ts';
import { type MailServer, openMailServer } from './support/mail-server.ts';

const from = { name: 'Uptake', address: 'uptake@contoso.example' };
const publicUrl = new URL('https://uptake.contoso.example');

describe('notices by e-mail', () => {
  let it: Awaited<ReturnType<typeof aDelivery>>;
  let server: MailServer;
  let post: Post;
  let lotte: Caller;
  beforeAll(async () => {
    it = await aDelivery('pglite');
    server = await openMailServer();
    post = { from, handOver: smtp({ ...readServer(server.url), from, ca: undefined }) };
    await it.store.system
      .insertInto('person_profile')
      .values({ person_id: it.lotte, time_zone: 'Europe/Berlin' })
      .execute();
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    await it?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    server.received.length = 0;
    // Two days later than whatever the test before has left behind, at six in Berlin.
    it.clock.now = new Date(`2026-${next()}T05:00:00.000Z`);
    lotte = await it.as(it.lotte);
  });
  let day = Date.parse('2026-11-30T00:00:00Z');
  const next = () => {
    day += 2 * 86_400_000;
    return new Date(day).toISOString().slice(5, 10);
  };
  const at = (time: string) => {
    it.clock.now = new Date(`${it.clock.now.toISOString().slice(0, 10)}T${time}:00.000Z`);
  };

  let told = 0;
  async function tell(
    person: string,
    text: string,
    more: { kind?: 'news' | 'reminder' | 'question'; tenant?: string } = {},
  ) {
    const { kind = 'news', tenant = it.contoso } = more;
    const id = newId('notice', new Date(it.clock.now.getTime() + ++told));
    const row = { id, person_id: person, tenant_id: tenant, case_id: null, kind, text, at: it.clock.now };
    await it.store.system
      .insertInto('notice')
      .values({ ...row, occasion: id })
      .execute();
    return id;
  }
  const run = async (data: Record<string, unknown> = {}) => {
    await noticeMailJob(it.store, publicUrl, () => it.clock.now).run(data, { id: 'by hand' });
    await sendDue(it.store.system, post, () => it.clock.now);
  };
  const got = (name: string) => server.received.filter(({ to }) => to[0]?.startsWith(`${name}@`));
  const preference = async (said: object, caller = lotte) => {
    const { body } = await caller.request('GET', '/me/notice-preference');
    const answer = await caller.request(
      'PUT',
      '/me/notice-preference',
      { ...said },
      { 'if-match': `"v${body.version}"` },
    );
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const everything = { mail: 'daily', hour: 8, kinds: ['news', 'question', 'reminder'] };

  test('come once a day at eight by the own clock until somebody says otherwise, questions first, with a way into the portal', async () => {
    await tell(it.lotte, 'Contoso is disengaged');
    await tell(it.lotte, 'Contoso waits for its DIBS', { kind: 'reminder' });
    await tell(it.lotte, 'Contoso has a question about its DIBS', { kind: 'question' });
    at('06:55');
    await run();
    expect(server.received).toEqual([]);
    at('07:05');
    await run();
    await run();
    at('12:00');
    await run();
    expect(got('lotte')).toHaveLength(1);
    const { mail } = got('lotte')[0] ?? expect.fail('no letter');
    expect(mail.subject).toBe('Uptake: 3 notices since you last looked');
    expect(mail.text).toBe(
      [
        'You are asked:',
        '- Contoso has a question about its DIBS (2 Dec, 06:00)',
        'This waits for you:',
        '- Contoso waits for its DIBS (2 Dec, 06:00)',
        'This has happened:',
        '- Contoso is disengaged (2 Dec, 06:00)',
        'Read them in Uptake: https://uptake.contoso.example/',
        '-- \nChoose what you get by e-mail, and when: https://uptake.contoso.example/profile\n',
      ].join('\n\n'),
    );
  });

  test('that have been read, or told before, are told no more', async () => {
    const read = await tell(it.lotte, 'Contoso is read already');
    await tell(it.lotte, 'Contoso is new');
    await lotte.request('POST', '/notices/read', { ids: [read] });
    at('08:00');
    await run();
    // Both were told at the same moment.
    expect(
      got('lotte')
        .map(({ mail }) => mail.subject)
        .toSorted(),
    ).toEqual(['Contoso is new']);
    at('23:00');
    await tell(it.lotte, 'Contoso is late');
    it.clock.now = new Date(it.clock.now.getTime() + 10 * 3_600_000);
    await run();
    expect(got('lotte').map(({ mail }) => mail.subject)).toEqual(['Contoso is new', 'Contoso is late']);
    expect(got('lotte')[1]?.mail.text).not.toContain('is new');
  });

  test('come to no two servers that look at once', async () => {
    await tell(it.lotte, 'Contoso is told once');
    at('08:00');
    await Promise.all([run(), run(), run()]);
    expect(got('lotte')).toHaveLength(1);
  });

  test('come at once, one by one, to whoever wants it so; of the kinds that they want', async () => {
    await preference({ mail: 'at-once', hour: 8, kinds: ['question'] });
    await tell(it.lotte, 'Contoso asks one', { kind: 'question' });
    await tell(it.lotte, 'Contoso asks two', { kind: 'question' });
    await tell(it.lotte, 'Contoso has news');
    await run({ people: [it.lotte] });
    await run({ people: [it.lotte] });
    // Both were told at the same moment.
    expect(
      got('lotte')
        .map(({ mail }) => mail.subject)
        .toSorted(),
    ).toEqual(['Contoso asks one', 'Contoso asks two']);
    await lotte.request('POST', '/notices/read', { ids: [] });
    await preference(everything);
  });

  test('come not at all to whoever wants none, and are still there in the portal', async () => {
    await preference({ ...everything, mail: 'off' });
    await tell(it.lotte, 'Contoso is quiet');
    at('09:00');
    await run();
    expect(server.received).toEqual([]);
    expect((await lotte.request('GET', '/notices')).body).toMatchObject({ unread: 1 });
    await lotte.request('POST', '/notices/read', { ids: [] });
    await preference(everything);
  });

  test('a letter tells nothing that its reader would not see in the portal', async () => {
    // She works at Northwind only.
    await tell(it.zofia, 'Contoso is none of her business');
    await tell(it.zofia, 'Northwind is', { tenant: it.northwind });
    at('09:00');
    await run();
    expect(got('zofia').map(({ mail }) => mail.subject)).toEqual(['Northwind is']);
    expect(server.received.some(({ raw }) => raw.includes('none of her business'))).toBe(false);
  });

  test('people who are disabled, and queues, get nothing', async () => {
    await tell(it.dalia, 'Contoso is gone');
    await it.store.system
      .updateTable('person')
      .set({ disabled_at: it.clock.now })
      .where('id', '=', it.dalia)
      .execute();
    await tell(it.gideon, 'Contoso is a queue');
    await it.store.system
      .updateTable('person')
      .set({ queue: 'active' })
      .where('id', '=', it.gideon)
      .execute();
    at('09:00');
    await run();
    expect(server.received).toEqual([]);
    await it.store.system.updateTable('person').set({ queue: null }).where('id', '=', it.gideon).execute();
  });

  test('of which there are very many are told by the first fifty and their number', async () => {
    for (let n = 0; n < 60; n++) await tell(it.lotte, `Contoso ${n}.`);
    at('09:00');
    await run();
    expect(got('lotte')[0]?.mail.subject).toBe('Uptake: 60 notices since you last looked');
    expect(got('lotte')[0]?.mail.text).toContain('And 10 more.');
    at('10:00');
    await run();
    expect(got('lotte')).toHaveLength(1);
  });

  test('text of people is text: no markup, no header, no second line', async () => {
    await preference({ mail: 'at-once', hour: 8, kinds: ['news'] });
    await tell(it.lotte, 'Contoso\r\nBcc: eve@evil.example\r\n\r\n<img src=x onerror=alert(1)>');
    await run({ people: [it.lotte] });
    const { mail, raw, to } = got('lotte')[0] ?? expect.fail('no letter');
    expect(to).toEqual(['lotte@tailspin.example']);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
    expect(mail.html).toContain('&lt;img');
    expect(mail.html).not.toContain('<img');
    await preference(everything);
  });

  describe('what somebody wants', () => {
    test('is daily at eight until they say so, with where and whether it is sent', async () => {
      const jonas = await it.as(it.jonas);
      expect((await jonas.request('GET', '/me/notice-preference')).body).toEqual({
        mail: 'daily',
        hour: 8,
        kinds: ['news', 'reminder', 'question'],
        zone: '',
        address: 'jonas@tailspin.example',
        isSetUp: false,
        version: 0,
      });
    });

    test('is refused when it makes no sense, or when another window was faster', async () => {
      const jonas = await it.as(it.jonas);
      const put = (said: object, version: number) =>
        jonas.request('PUT', '/me/notice-preference', said, { 'if-match': `"v${version}"` });
      for (const wrong of [{ hour: 24 }, { hour: -1 }, { mail: 'weekly' }, { kinds: ['gossip'] }])
        expect((await put({ ...everything, ...wrong }, 0)).status).toBe(422);
      expect((await put({ ...everything, hour: 9 }, 0)).body).toMatchObject({ hour: 9, version: 1 });
      const lost = await put({ ...everything, hour: 10 }, 0);
      expect([lost.status, lost.body.code, lost.body.current.hour]).toEqual([412, 'PREFERENCE_STALE', 9]);
    });

    test('is nothing that the command line says', async () => {
      const { status, body } = await it.operator.request('PUT', '/me/notice-preference', everything, {
        'if-match': '"v0"',
      });
      expect([status, body.code]).toEqual([403, 'NO_LETTERS_TO_THE_PORTAL']);
    });
  });
});
