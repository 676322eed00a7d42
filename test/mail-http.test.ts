import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/app/config.ts';
import { type App, createApp } from '../src/app/server.ts';
import { known } from '../src/engine/facts.ts';
import { addPerson, startSession } from '../src/features/people/commands.ts';
import { csrfOf } from '../src/http/csrf.ts';
import { createLog } from '../src/http/log.ts';
import type { Store } from '../src/store/store.ts';
import { csmauWorld } from './support/csmau.ts';
import { type MailServer, openMailServer, readCalendar } from './support/mail-server.ts';
import { openTestStore } from './support/store.ts';

const origin = 'http://127.0.0.1:4280';

describe('meetings and letters over HTTP', () => {
  let store: Store;
  let it: Awaited<ReturnType<typeof csmauWorld>>;
  let server: MailServer;
  let app: App;
  let without: App;
  let folder: string;
  let ada: string;

  beforeAll(async () => {
    store = await openTestStore('pglite');
    it = await csmauWorld(store);
    it.told['dibs.complete'] = known(true);
    server = await openMailServer();
    folder = mkdtempSync(join(tmpdir(), 'uptake-mail-'));
    const log = createLog({ level: 'silent' });
    const open = (settings: Record<string, string>) =>
      createApp({
        store,
        config: readConfig({ UPTAKE_DATA: folder, ...settings }, { web: false }),
        now: it.now,
        log,
        work: false,
      });
    app = await open({ UPTAKE_SMTP_URL: server.url, UPTAKE_MAIL_FROM: 'Uptake <uptake@contoso.example>' });
    without = await open({});
    ada = await store.system
      .transaction()
      .execute((tx) =>
        addPerson(
          tx,
          'system',
          { name: 'Ada', email: 'ada@tailspin.example', roles: [], administrator: true },
          it.now(),
        ),
      );
  });
  afterAll(async () => {
    await app?.[Symbol.asyncDispose]();
    await without?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
    await store?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(person: string, method: string, path: string, body?: object, of: App = app) {
    const { token } = await store.system
      .transaction()
      .execute((tx) => startSession(tx, { person, agent: '', how: 'password' }, it.now()));
    const headers = {
      origin,
      cookie: `uptake_session=${token}`,
      'x-csrf-token': csrfOf(token),
      'content-type': 'application/json',
    };
    const answer = await of.fetch(
      new Request(`${origin}/api${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }

  async function eligible() {
    const id = await it.publishTo(await it.tenant());
    await it.act(id, it.jonas, 'start validation');
    await it.act(id, it.jonas, 'pass', { reviewed: true });
    return id;
  }
  const book = async (id: string, answers: object) =>
    ask(it.jonas.person, 'POST', `/cases/${id}/events`, {
      event: 'book meeting',
      version: (await it.at(id as never)).version,
      answers: { day: '2026-12-01', time: '14:30', minutes: 30, place: 'Teams', ...answers },
    });

  test('a time that is none is answered with its field; the case stays as it was', async () => {
    const id = await eligible();
    const { status, body } = await book(id, { time: '25:99' });
    expect([status, body.code, body.faults]).toEqual([
      422,
      'CASE_FORM_WRONG',
      [{ at: 'time', say: expect.stringContaining('25:99') }],
    ]);
    expect((await ask(it.jonas.person, 'GET', `/cases/${id}`)).body).toMatchObject({
      case: { state: 'eligible' },
      meeting: null,
    });
  });

  test('a case tells its meeting, who was told, and the file for a calendar is there for those who see it', async () => {
    const id = await eligible();
    expect((await ask(it.jonas.person, 'GET', `/cases/${id}/invite.ics`)).body).toMatchObject({
      code: 'MEETING_NONE',
    });
    expect((await book(id, {})).status).toBe(200);
    await app.jobs.settle();
    expect((await ask(it.lotte.person, 'GET', `/cases/${id}`)).body.meeting).toEqual({
      startsAt: '2026-12-01T14:30:00.000Z',
      minutes: 30,
      place: 'Teams',
      zone: 'UTC',
      cancelled: false,
      why: '',
      organizer: { id: it.jonas.person, name: 'Jonas' },
      guests: [
        { id: it.jonas.person, name: 'Jonas', invitation: 'sent', say: expect.any(String) },
        { id: it.lotte.person, name: 'Lotte', invitation: 'sent', say: expect.any(String) },
      ],
    });
    const file = await ask(it.lotte.person, 'GET', `/cases/${id}/invite.ics`);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="invite.ics"');
    const sent = server.received.find(({ to }) => to.includes(it.lotte.email));
    expect(readCalendar(file.text)).toEqual(
      readCalendar(String(sent?.mail.attachments.find(({ filename }) => filename === 'invite.ics')?.content)),
    );
    expect((await ask(it.oskar.person, 'GET', `/cases/${id}/invite.ics`)).status).toBe(404);
  });

  test('without a mail server the case says that nothing was sent, and the file is there', async () => {
    const id = await eligible();
    await book(id, {});
    const { body } = await ask(it.jonas.person, 'GET', `/cases/${id}`, undefined, without);
    expect(body.meeting.guests).toMatchObject([{ invitation: 'no-server' }, { invitation: 'no-server' }]);
    const file = await ask(it.jonas.person, 'GET', `/cases/${id}/invite.ics`, undefined, without);
    expect(readCalendar(file.text)).toMatchObject({ method: 'REQUEST', location: 'Teams' });
    await without.jobs.settle();
    expect(
      (await ask(it.jonas.person, 'GET', '/me/notice-preference', undefined, without)).body,
    ).toMatchObject({ isSetUp: false });
  });

  test('administrators see what was refused, and send it again to the address that stands there now', async () => {
    server.moods.refuse = (address) =>
      address === it.lotte.email ? { code: 550, say: 'No such mailbox' } : undefined;
    const id = await eligible();
    await book(id, { place: 'Room 4' });
    await app.jobs.settle();
    const { body } = await ask(ada, 'GET', '/operations/mails');
    expect(body).toMatchObject({
      isSetUp: true,
      mails: [
        {
          to: 'Lotte',
          address: it.lotte.email,
          subject: expect.stringContaining('Meeting about'),
          state: 'failed',
          tries: 1,
          answer: expect.stringContaining('No such mailbox'),
        },
      ],
    });
    await store.system
      .updateTable('person')
      .set({ email: 'lotte.new@tailspin.example' })
      .where('id', '=', it.lotte.person)
      .execute();
    const again = () => ask(ada, 'POST', `/operations/mails/${body.mails[0].id}/retry`, {});
    expect([(await again()).status, (await again()).status]).toEqual([200, 404]);
    await app.jobs.settle();
    expect(server.received.filter(({ to }) => to.includes('lotte.new@tailspin.example'))).toHaveLength(1);
    expect((await ask(ada, 'GET', '/operations/mails')).body.mails).toEqual([]);
  });
});
