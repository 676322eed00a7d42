import { verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCertificate } from '../../test/support/certificate.ts';
import { signAssertion, thumbprintOf } from './assertion.ts';
import { readCertificate, signingAlgorithms } from './settings.ts';

const [from, to] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')];
const now = new Date('2026-11-20T10:00:00Z');
const own = makeCertificate('Uptake', { from, to });
const login = 'https://login.example/contoso/oauth2/v2.0/token';
const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

describe.each(signingAlgorithms)('an assertion by %s', (algorithm) => {
  const proof = readCertificate(own.certificate, own.key, algorithm);
  const [head, body, signature] = signAssertion(proof, 'an app', login, now).split('.');

  test('names the certificate, the login it is for, and nothing that is secret', () => {
    expect(read(head)).toEqual({
      alg: algorithm,
      typ: 'JWT',
      'x5t#S256': thumbprintOf(proof.certificate),
    });
    const { jti, nbf, iat, exp, ...claims } = read(body);
    expect(claims).toEqual({ aud: login, iss: 'an app', sub: 'an app' });
    expect([nbf, iat, exp].map((at) => at - now.getTime() / 1000)).toEqual([-30, 0, 300]);
    expect(jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is signed by the key of the certificate', () => {
    const key = proof.certificate.publicKey;
    const padding = algorithm === 'PS256' ? { padding: 6, saltLength: 32 } : {};
    const given = Buffer.from(signature ?? '', 'base64url');
    const isSigned = (text: string) => verify('sha256', Buffer.from(text), { key, ...padding }, given);
    expect(isSigned(`${head}.${body}`)).toBe(true);
    expect(isSigned(`${head}.${body}x`)).toBe(false);
  });

  test('is another one each time', () => {
    const again = signAssertion(proof, 'an app', login, now).split('.');
    expect(read(again[1]).jti).not.toBe(read(body).jti);
  });
});

test('a certificate that has ended is told by its day, before the login is asked', () => {
  const proof = readCertificate(own.certificate, own.key, 'PS256');
  expect(() => signAssertion(proof, 'an app', login, to)).toThrow(
    'The certificate of the app ended on 2027-01-01',
  );
});

describe('a certificate is refused with the reason, and without a word of the key', () => {
  const other = makeCertificate('Another', { from, to });
  const weak = makeCertificate('Weak', { from, to, bits: 1024 });
  test.each([
    ['a key of another certificate', own.certificate, other.key, 'the key is not that of the certificate'],
    ['no certificate', 'hello', own.key, 'the certificate is no PEM of X.509'],
    ['no key', own.certificate, 'hello', 'the key is no PEM of a private key'],
    ['a short key', weak.certificate, weak.key, 'the key has 1024 bits; it needs 2048'],
    [
      'a key with a passphrase',
      own.certificate,
      own.key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'),
      'the key is encrypted: give it without a passphrase',
    ],
  ])('%s', (_, certificate, key, why) => {
    expect(() => readCertificate(certificate, key, 'RS256')).toThrow(why);
  });
});
