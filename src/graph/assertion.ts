import { constants, createHash, randomUUID, sign, type X509Certificate } from 'node:crypto';
import { dayOf } from '../base/time.ts';
import { problems } from './problems.ts';
import type { CertificateProof } from './settings.ts';

/** How the login is told that a client proves itself by a signed statement. */
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The statement is for one question, which follows at once. */
const lifeSeconds = 300;
/** Clocks differ a little. */
const slackSeconds = 30;

/**
 * A statement that we are the app, signed with the key of its certificate (RFC 7523): good for this login, once, for some minutes. The private key never leaves this machine.
 * @throws GRAPH_CERTIFICATE_EXPIRED.
 */
export function signAssertion(
  { certificate, key, algorithm }: CertificateProof,
  clientId: string,
  audience: string,
  now: Date,
): string {
  // The login would only say that it knows no such key.
  const until = new Date(certificate.validTo);
  if (until <= now) throw problems.GRAPH_CERTIFICATE_EXPIRED(dayOf(until));
  const seconds = Math.floor(now.getTime() / 1000);
  const head = { alg: algorithm, typ: 'JWT', 'x5t#S256': thumbprintOf(certificate) };
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: seconds - slackSeconds,
    iat: seconds,
    exp: seconds + lifeSeconds,
  };
  const text = `${part(head)}.${part(claims)}`;
  const padding =
    algorithm === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {};
  const signature = sign('sha256', Buffer.from(text), { key, ...padding });
  return `${text}.${signature.toString('base64url')}`;
}

/** By which the login finds the certificate among those of the app. */
export const thumbprintOf = (certificate: X509Certificate): string =>
  createHash('sha256').update(certificate.raw).digest('base64url');

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
