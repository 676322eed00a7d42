import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCertificate } from '../../test/support/certificate.ts';
import { type MailServer, openMailServer } from '../../test/support/mail-server.ts';
import { composed } from './compose.ts';
import { type MailSettings, readServer } from './settings.ts';
import { smtp } from './smtp.ts';

const from = { name: 'Uptake', address: 'uptake@contoso.example' };
const settingsOf = (url: string, more: Partial<MailSettings> = {}): MailSettings => ({
  ...readServer(url),
  from,
  ca: undefined,
  ...more,
});
const quick = { step: 1_500, whole: 4_000 };
const parcel = {
  from: from.address,
  to: 'lotte@tailspin.example',
  bytes: Buffer.from('Subject: x\r\n\r\ny\r\n'),
};

describe('handing a letter over', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await openMailServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(() => {
    server.received.length = 0;
    Object.assign(server.moods, { refuse: () => undefined, data: 'take' });
  });
  const send = () => smtp(settingsOf(server.url), quick)(parcel);

  test('a letter that the server takes is sent', async () => {
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(server.received).toMatchObject([{ from: from.address, to: [parcel.to] }]);
  });

  test('an address that the server knows not is refused for good, one that it puts off is not', async () => {
    server.moods.refuse = () => ({ code: 550, say: 'No such mailbox' });
    expect(await send()).toMatchObject({ kind: 'refused', said: expect.stringContaining('No such mailbox') });
    server.moods.refuse = () => ({ code: 450, say: 'Grey list' });
    expect(await send()).toMatchObject({ kind: 'later', said: expect.stringContaining('Grey list') });
    expect(server.received).toEqual([]);
  });

  test('a server that is busy after all of the letter has not taken it', async () => {
    server.moods.data = 'busy';
    expect(await send()).toMatchObject({ kind: 'later' });
  });

  test('a line that is cut before the answer leaves it unclear', async () => {
    server.moods.data = 'take-and-cut';
    expect(await send()).toMatchObject({ kind: 'unclear' });
    expect(server.received).toHaveLength(1);
  });

  test('a server that is not there has certainly not taken it', async () => {
    expect(await smtp(settingsOf('smtp://127.0.0.1:1'), quick)(parcel)).toMatchObject({ kind: 'later' });
  });
});

describe('proving who we are', () => {
  const tls = makeCertificate('localhost', {
    from: new Date(Date.now() - 86_400_000),
    to: new Date(Date.now() + 86_400_000),
  });

  test('user and password of the address are said, over TLS where the server offers it', async () => {
    await using server = await openMailServer({ password: 'pass word/1', tls });
    const url = `smtp://uptake:pass%20word%2F1@localhost:${server.port}`;
    expect(await smtp(settingsOf(url, { ca: tls.certificate }), quick)(parcel)).toMatchObject({
      kind: 'sent',
    });
    expect(server.received).toMatchObject([{ secure: true, user: 'uptake' }]);
  });

  test('a server whose certificate nobody vouches for gets nothing', async () => {
    await using server = await openMailServer({ password: 'secret', tls });
    const url = `smtp://uptake:secret@localhost:${server.port}`;
    expect(await smtp(settingsOf(url), quick)(parcel)).toMatchObject({ kind: 'later' });
    expect(server.received).toEqual([]);
  });

  test('a wrong password is no fault of the letter: it waits', async () => {
    await using server = await openMailServer({ password: 'secret' });
    const url = `smtp://uptake:wrong@127.0.0.1:${server.port}`;
    expect(await smtp(settingsOf(url), quick)(parcel)).toMatchObject({
      kind: 'later',
      said: expect.not.stringContaining('wrong@'),
    });
  });
});

test('the bytes of a letter are the same letter after a try that failed: same Message-ID, same date', async () => {
  const letter = { subject: 'x', blocks: [{ kind: 'line', text: 'y' }] as const };
  const envelope = {
    from,
    to: from,
    messageId: 'mail_1@contoso.example',
    date: new Date('2026-11-20T10:00:00Z'),
  };
  const heads = await Promise.all([1, 2].map(async () => (await composed(letter, envelope)).toString()));
  for (const head of heads) {
    expect(head).toContain('Message-ID: <mail_1@contoso.example>');
    expect(head).toContain('Date: Fri, 20 Nov 2026 10:00:00 +0000');
  }
});
