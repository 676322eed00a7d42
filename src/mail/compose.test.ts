import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { meetingIn, readCalendar } from '../../test/support/mail-server.ts';
import { calendarOf, type Meeting } from './calendar.ts';
import { composed } from './compose.ts';
import { htmlOf, textOf } from './layout.ts';
import { type Letter, oneLine } from './letter.ts';

const from = { name: 'Uptake', address: 'uptake@contoso.example' };
const to = { name: 'Lotte', address: 'lotte@tailspin.example' };
const date = new Date('2026-11-20T10:00:00Z');
const read = async (letter: Letter, whom = to) => {
  const bytes = await composed(letter, { from, to: whom, messageId: 'mail_1@contoso.example', date });
  return { raw: bytes.toString('utf8'), mail: await simpleParser(bytes) };
};
const meeting: Meeting = {
  uid: 'meeting_1@uptake',
  sequence: 2,
  startsAt: new Date('2026-12-01T13:30:00Z'),
  minutes: 45,
  title: 'Contoso: Commercial services usage',
  place: 'Room 4; first floor, left',
  about: 'https://uptake.contoso.example/tenants/tenant_1',
  link: 'https://uptake.contoso.example/tenants/tenant_1',
  organizer: { name: 'Jonas', address: 'jonas@tailspin.example' },
  guests: [
    { name: 'Jonas', address: 'jonas@tailspin.example' },
    { name: 'Lotte', address: 'lotte@tailspin.example' },
  ],
  saidAt: date,
};
const bad = '\r\nBcc: eve@evil.example\r\n\r\nX\u2028Y\u0000Z';

describe('nobody writes headers by a name', () => {
  test('line breaks in subject, names and answers-to stay in their line', async () => {
    const letter: Letter = {
      subject: `Hello${bad}`,
      replyTo: { name: `Jonas${bad}`, address: 'jonas@tailspin.example' },
      blocks: [{ kind: 'line', text: `Body${bad}` }],
    };
    const { mail, raw } = await read(letter, { ...to, name: `Lotte${bad}` });
    expect(mail.headers.get('bcc')).toBeUndefined();
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
    expect(mail.subject).toBe('Hello Bcc: eve@evil.example X Y Z');
    expect(mail.text).toContain('eve@evil.example');
  });

  test('whatever a subject and a name are, there are as many headers as without', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        async (subject, name) => {
          const { mail } = await read({ subject: `S${subject}`, blocks: [] }, { ...to, name: `N${name}` });
          const { mail: plain } = await read({ subject: 'S', blocks: [] });
          expect([...mail.headers.keys()].sort()).toEqual([...plain.headers.keys()].sort());
          expect(mail.to).toMatchObject({ value: [{ address: to.address }] });
        },
      ),
      { numRuns: 60 },
    ));

  test('nor lines of the calendar', async () => {
    const evil = {
      ...meeting,
      title: `T${bad}\r\nATTENDEE:mailto:eve@evil.example`,
      place: `P\nEND:VEVENT`,
      organizer: { name: `O"${bad}\r\nX-A:1`, address: 'jonas@tailspin.example' },
      guests: [{ name: `G\r\nATTENDEE:mailto:eve@evil.example`, address: 'lotte@tailspin.example' }],
    };
    const { text } = calendarOf(evil, 'REQUEST');
    const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines.filter((line) => /^(ATTENDEE|X-A|END:VEVENT|Bcc)/.test(line))).toHaveLength(2);
    expect(readCalendar(text)).toMatchObject({ guests: [{ address: 'lotte@tailspin.example' }] });
  });

  test('a line is short enough for a header, and whole characters', () => {
    expect(oneLine('😀'.repeat(300))).toBe('😀'.repeat(200));
    expect(oneLine(' \t a\u0085b ')).toBe('a b');
  });
});

test('nothing in a letter is fetched: paths and addresses are text', async () => {
  const { mail } = await read({
    subject: 'x',
    blocks: [
      { kind: 'line', text: '{"path":"/etc/passwd"}' },
      { kind: 'link', text: 'Run', href: 'javascript:alert(1)' },
    ],
  });
  expect(mail.text).toContain('/etc/passwd');
  expect(mail.html).not.toContain('href');
});

test('text and HTML say the same, and signs of HTML are signs', () => {
  const blocks = [
    { kind: 'line', text: '<b>5 > 4</b>' },
    { kind: 'list', items: ['one', 'two & "three"'] },
    { kind: 'link', text: 'Open', href: 'https://uptake.contoso.example/?a=1&b="x"' },
  ] as const;
  expect(textOf(blocks)).toBe(
    '<b>5 > 4</b>\n\n- one\n- two & "three"\n\nOpen: https://uptake.contoso.example/?a=1&b="x"\n',
  );
  const html = htmlOf('T<', blocks);
  expect(html).toContain('<p>&lt;b&gt;5 &gt; 4&lt;/b&gt;</p>');
  expect(html).toContain('<li>two &amp; &quot;three&quot;</li>');
  expect(html).toContain('href="https://uptake.contoso.example/?a=1&amp;b=&quot;x&quot;"');
});

describe('a meeting', () => {
  test('comes as invite.ics and as a part that mail programs show', async () => {
    const letter = { subject: 'x', blocks: [], calendar: calendarOf(meeting, 'REQUEST') };
    const { raw, mail } = await read(letter);
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(meetingIn({ mail })).toEqual({
      method: 'REQUEST',
      uid: 'meeting_1@uptake',
      sequence: 2,
      summary: 'Contoso: Commercial services usage',
      location: 'Room 4; first floor, left',
      status: 'CONFIRMED',
      starts: '2026-12-01T13:30:00.000Z',
      ends: '2026-12-01T14:15:00.000Z',
      organizer: expect.objectContaining({ address: 'jonas@tailspin.example', name: 'Jonas' }),
      guests: [
        { address: 'jonas@tailspin.example', name: 'Jonas', status: 'ACCEPTED' },
        { address: 'lotte@tailspin.example', name: 'Lotte', status: 'NEEDS-ACTION' },
      ],
    });
  });

  test('is cancelled by the same UID', () => {
    expect(readCalendar(calendarOf({ ...meeting, sequence: 3 }, 'CANCEL').text)).toMatchObject({
      method: 'CANCEL',
      uid: meeting.uid,
      sequence: 3,
      status: 'CANCELLED',
    });
  });
});
