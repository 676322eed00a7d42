import { createHash, timingSafeEqual } from 'node:crypto';
import { problems } from './problems.ts';

/** The token a page sends as X-CSRF-Token with every change: another site can't read it, nor make it without the session. */
export function csrfOf(sessionToken: string): string {
  return createHash('sha256').update(`csrf:${sessionToken}`).digest('hex');
}

/** @throws CSRF_REFUSED when the header is not the token of this session. */
export function requireCsrf(sessionToken: string, header: string | undefined): void {
  const expected = Buffer.from(csrfOf(sessionToken));
  const said = Buffer.from(header ?? '');
  if (said.length !== expected.length || !timingSafeEqual(said, expected)) throw problems.CSRF_REFUSED();
}

interface Sender {
  readonly origin: string | undefined;
  /** Sec-Fetch-Site */
  readonly site: string | undefined;
  readonly host: string | undefined;
}

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Refuses a change that a page of another site asks for. Browsers say where a page is from; programs say nothing, and bring
 * no cookie that somebody else could use.
 *
 * @throws ORIGIN_REFUSED
 */
export function requireSameOrigin(publicUrl: URL, { origin, site, host }: Sender): void {
  if (site !== undefined && site !== 'same-origin') throw problems.ORIGIN_REFUSED(publicUrl.origin);
  if (origin === undefined || origin === publicUrl.origin) return;
  // On its own machine Uptake has several names. The name must be one of those: a name that somebody else made
  // point here (DNS rebinding) has the same host and origin too.
  const isLocal = host !== undefined && loopback.test(host) && origin === `http://${host}`;
  if (!isLocal) throw problems.ORIGIN_REFUSED(publicUrl.origin);
}
