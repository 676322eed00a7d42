import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { addressOf, credentialsOf, neighbourhoodOf } from './caller.ts';

/** What a function says of a request. */
async function asked<T>(
  say: (c: Parameters<typeof credentialsOf>[0]) => T,
  headers: Record<string, string>,
  remote?: string,
) {
  const app = new Hono();
  let said: T | undefined;
  app.get('*', (c) => {
    said = say(c);
    return c.text('');
  });
  const incoming = { socket: { remoteAddress: remote, remotePort: 1, remoteFamily: 'IPv4' } };
  await app.request('/', { headers }, remote === undefined ? {} : { incoming });
  return said;
}

describe('credentials', () => {
  test('are the session cookie or a bearer token, and the token wins', async () => {
    const cookie = 'a=b; uptake_session=s3cret; c=d';
    expect(await asked(credentialsOf, { cookie })).toEqual({ sessionToken: 's3cret' });
    expect(await asked(credentialsOf, { cookie, authorization: 'Bearer t0ken' })).toEqual({
      bearer: 't0ken',
    });
    expect(await asked(credentialsOf, { authorization: 'bearer t0ken' })).toEqual({ bearer: 't0ken' });
  });

  test('are none when there is nothing of the kind, or something far too long', async () => {
    for (const headers of [
      {},
      { authorization: 'Basic dXNlcjpwYXNz' },
      { authorization: 'Bearer ' },
      { authorization: `Bearer ${'x'.repeat(1025)}` },
      { cookie: `uptake_session=${'x'.repeat(1025)}` },
    ])
      expect(await asked(credentialsOf, headers)).toEqual({});
  });
});

describe('the address of a caller', () => {
  const forged = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.2' };

  test('is that of the socket, whatever a header says', async () => {
    expect(await asked((c) => addressOf(c, 0), forged, '::ffff:127.0.0.1')).toBe('127.0.0.1');
  });

  test('behind proxies of ours is what the outermost of them saw', async () => {
    expect(await asked((c) => addressOf(c, 1), forged, '10.0.0.1')).toBe('10.0.0.2');
    expect(await asked((c) => addressOf(c, 2), forged, '10.0.0.1')).toBe('203.0.113.9');
  });

  test('is that of the socket when the proxies said nothing readable', async () => {
    for (const headers of [{}, { 'x-forwarded-for': 'unknown' }] as Record<string, string>[])
      expect(await asked((c) => addressOf(c, 1), headers, '10.0.0.1')).toBe('10.0.0.1');
  });
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%s shares a bucket as %s', (address, neighbourhood) => {
  expect(neighbourhoodOf(address)).toBe(neighbourhood);
});
