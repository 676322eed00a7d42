import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailJobs } from '../src/app/mail.ts';
import { known } from '../src/engine/facts.ts';
import type { CaseId } from '../src/features/cases/model.ts';
import { presentMeeting } from '../src/features/cases/present-meeting.ts';
import { readServer } from '../src/mail/settings.ts';
import { type Jobs, openJobs } from '../src/store/jobs.ts';
import type { Store } from '../src/store/store.ts';
import { csmauWorld } from './support/csmau.ts';
import { type MailServer, meetingIn, openMailServer } from './support/mail-server.ts';
import { engines, openTestStore } from './support/store.ts';

const from = { name: 'Uptake', address: 'uptake@contoso.example' };
const publicUrl = new URL('https://uptake.contoso.example');
const minute = 60_000;

describe.each(engines)('a meeting of a case, on %s', (engine) => {
  let store: Store;
  let it: Awaited<ReturnType<typeof csmauWorld>>;
  let server: MailServer;
  let jobs: Jobs;
  let wait = 0;
  const now = () => new Date(it.now().getTime() + wait);

  beforeAll(async () => {
    store = await openTestStore(engine);
    it = await csmauWorld(store);
    server = await openMailServer();
    const settings = { ...readServer(server.url), from, ca: undefined };
    // Notices come by letters of their own, which are tested elsewhere.
    const ours = mailJobs(store, settings, publicUrl, now).filter(({ name }) => name !== 'write-notices');
    jobs = await openJobs(store, ours, {
      work: false,
      onError: (error) => {
        throw error;
      },
    });
    await store.system
      .insertInto('person_profile')
      .values({ person_id: it.jonas.person, time_zone: 'Europe/Berlin' })
      .execute();
    it.told['dibs.complete'] = known(true);
  });
  afterAll(async () => {
    await jobs?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
    await store?.[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    server.received.length = 0;
    Object.assign(server.moods, { refuse: () => undefined, data: 'take' });
  });

  /** A case whose tenant is eligible. */
  async function eligible(): Promise<CaseId> {
    const id = await it.publishTo(await it.tenant());
    await it.act(id, it.jonas, 'start validation');
    await it.act(id, it.jonas, 'pass', { reviewed: true });
    return id;
  }
  const booked = { day: '2026-12-01', time: '14:30', minutes: 30, place: 'Teams' };
  /** What has come for somebody. */
  const got = (email: string) => server.received.filter(({ to }) => to.includes(email));
  const shown = (id: CaseId, mail = true) =>
    presentMeeting(store.as(it.jonas), store.system, id, mail, now());
  const tries = async () => {
    for (let n = 0; n < 18; n++) {
      wait += 130 * minute;
      await jobs.send('send-mail', {});
      await jobs.settle();
    }
  };

  test('is invited to, moved and cancelled: one UID, a rising SEQUENCE, for the SME and the FastTrack Manager', async () => {
    const id = await eligible();
    await it.act(id, it.jonas, 'book meeting', booked);
    await jobs.settle();
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual([it.jonas.email, it.lotte.email].sort());
    const [invitation] = got(it.lotte.email).map(meetingIn);
    expect(invitation).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      starts: '2026-12-01T13:30:00.000Z',
      ends: '2026-12-01T14:00:00.000Z',
      location: 'Teams',
      organizer: { address: it.jonas.email, name: 'Jonas' },
      guests: [
        { address: it.jonas.email, status: 'ACCEPTED' },
        { address: it.lotte.email, status: 'NEEDS-ACTION' },
      ],
    });
    const [letter] = got(it.lotte.email);
    expect(letter?.mail).toMatchObject({
      subject: expect.stringMatching(/^Meeting about Contoso \d+: Commercial services usage$/),
      text: expect.stringContaining('Tuesday, 1 December 2026, 14:30–15:00, Europe/Berlin'),
      replyTo: { value: [{ address: it.jonas.email }] },
    });
    expect(letter?.mail.text).toContain('https://uptake.contoso.example/tenants/tenant_');
    expect(letter?.mail.html).toContain('href="https://uptake.contoso.example/tenants/tenant_');

    // Lotte has not said where she is: her clock is taken for UTC.
    await it.act(id, it.lotte, 'reschedule', { ...booked, day: '2026-12-02', time: '9:00' });
    await jobs.settle();
    await it.act(id, it.jonas, 'cancel meeting', { note: 'The customer is away' });
    await jobs.settle();
    const heard = got(it.lotte.email).map(meetingIn);
    expect(heard.map(({ method, sequence, starts }) => [method, sequence, starts])).toEqual([
      ['REQUEST', 0, '2026-12-01T13:30:00.000Z'],
      ['REQUEST', 1, '2026-12-02T09:00:00.000Z'],
      ['CANCEL', 2, '2026-12-02T09:00:00.000Z'],
    ]);
    expect(new Set(heard.map(({ uid }) => uid)).size).toBe(1);
    expect(heard.every(({ organizer }) => organizer?.address === it.jonas.email)).toBe(true);
    expect(got(it.lotte.email).map(({ mail }) => mail.subject?.split(' ')[0])).toEqual([
      'Meeting',
      'Moved:',
      'Cancelled:',
    ]);
    expect(got(it.lotte.email).at(-1)?.mail.text).toContain('Why: The customer is away');
    expect(await shown(id)).toMatchObject({
      cancelled: true,
      why: 'The customer is away',
      guests: [{ invitation: 'sent' }, { invitation: 'sent' }],
    });

    // Another meeting, not the cancelled one again.
    await it.act(id, it.jonas, 'book meeting', booked);
    await jobs.settle();
    const again = got(it.lotte.email).map(meetingIn).at(-1);
    expect(again).toMatchObject({ method: 'REQUEST', sequence: 0 });
    expect(again?.uid).not.toBe(heard[0]?.uid);
    expect(await shown(id)).toMatchObject({ cancelled: false, startsAt: '2026-12-01T13:30:00.000Z' });
  });

  test('at a time that is none is not booked: the form says so, and the case has not moved', async () => {
    const id = await eligible();
    const before = await it.at(id);
    await expect(it.act(id, it.jonas, 'book meeting', { ...booked, time: '25:99' })).rejects.toMatchObject({
      code: 'CASE_FORM_WRONG',
      message: expect.stringContaining('25:99'),
      details: { faults: [{ at: 'time' }] },
    });
    expect(await it.at(id)).toEqual(before);
    expect(await shown(id)).toBeNull();
    await jobs.settle();
    expect(server.received).toEqual([]);
  });

  test('is told once when the mail server comes back, and only as it stands then', async () => {
    const id = await eligible();
    const { port } = server;
    await server[Symbol.asyncDispose]();
    await it.act(id, it.jonas, 'book meeting', booked);
    await jobs.settle();
    await it.act(id, it.jonas, 'reschedule', { ...booked, time: '16:00' });
    await jobs.settle();
    expect(await shown(id)).toMatchObject({ guests: [{ invitation: 'waiting' }, { invitation: 'waiting' }] });
    server = await openMailServer({ port });
    wait += 5 * minute;
    await jobs.send('send-mail', {});
    await jobs.settle();
    await tries();
    expect(got(it.lotte.email).map(meetingIn)).toMatchObject([
      { method: 'REQUEST', sequence: 1, starts: '2026-12-01T15:00:00.000Z' },
    ]);
    expect(got(it.jonas.email)).toHaveLength(1);
    expect(await shown(id)).toMatchObject({ guests: [{ invitation: 'sent' }, { invitation: 'sent' }] });
  });

  test('that is cancelled before anybody was told is told to nobody', async () => {
    const id = await eligible();
    server.moods.data = 'busy';
    await it.act(id, it.jonas, 'book meeting', booked);
    await jobs.settle();
    await it.act(id, it.jonas, 'cancel meeting', { note: 'No' });
    await jobs.settle();
    server.moods.data = 'take';
    await tries();
    expect(server.received).toEqual([]);
  });

  test('whose letter has an unclear end is not told twice, and is shown', async () => {
    const id = await eligible();
    server.moods.data = 'take-and-cut';
    await it.act(id, it.jonas, 'book meeting', booked);
    await jobs.settle();
    server.moods.data = 'take';
    await tries();
    expect(server.received).toHaveLength(2);
    expect(await shown(id)).toMatchObject({ guests: [{ invitation: 'unclear' }, { invitation: 'unclear' }] });
  });

  test('one address that is refused does not keep the others from being told', async () => {
    const id = await eligible();
    server.moods.refuse = (address) =>
      address === it.lotte.email ? { code: 550, say: 'No such mailbox' } : undefined;
    await it.act(id, it.jonas, 'book meeting', booked);
    await jobs.settle();
    await tries();
    expect(got(it.jonas.email)).toHaveLength(1);
    const of = async (person: string) =>
      (await shown(id))?.guests.find((one) => one.id === person)?.invitation;
    expect([await of(it.jonas.person), await of(it.lotte.person)]).toEqual(['sent', 'failed']);
  });

  test('that is over, or without a mail server, is not told of, and the case says why', async () => {
    const id = await eligible();
    await it.act(id, it.jonas, 'book meeting', { ...booked, day: '2026-11-01' });
    await jobs.settle();
    expect(server.received).toEqual([]);
    expect(await shown(id)).toMatchObject({ guests: [{ invitation: 'over' }, { invitation: 'over' }] });
    expect(await shown(id, false)).toMatchObject({
      guests: [{ invitation: 'no-server', say: expect.stringContaining('no mail server') }, {}],
    });
  });

  test('of a case that is withdrawn is cancelled with it', async () => {
    const id = await eligible();
    await it.act(id, it.jonas, 'book meeting', { ...booked, day: '2027-06-01' });
    await jobs.settle();
    await it.act(id, it.rhea, 'withdraw', { reason: 'Not this year' });
    await jobs.settle();
    expect(got(it.lotte.email).map(meetingIn)).toMatchObject([{ method: 'REQUEST' }, { method: 'CANCEL' }]);
  });

  test('somebody who leaves before they were told is not told, and somebody who comes instead is', async () => {
    const id = await eligible();
    await it.act(id, it.jonas, 'book meeting', { ...booked, day: '2027-06-01' });
    await jobs.settle();
    const { tenant_id: tenant } = await it.at(id);
    await store.system
      .updateTable('assignment')
      .set({ is_primary: false, role: 'fe' })
      .where('tenant_id', '=', tenant)
      .where('person_id', '=', it.lotte.person)
      .execute();
    await it.act(id, it.jonas, 'reschedule', { ...booked, day: '2027-06-02' });
    await jobs.settle();
    expect(got(it.lotte.email).map(meetingIn)).toMatchObject([{ method: 'REQUEST' }, { method: 'CANCEL' }]);
    expect(got(it.lotte.email).at(-1)?.mail.text).toContain('not expected');
    expect(got(it.jonas.email)).toHaveLength(2);
  });
});
