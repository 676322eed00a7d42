import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { sessionCookie } from './session-cookie.ts';

/** What a request says about who sent it. */
export interface Credentials {
  readonly sessionToken?: string;
  readonly bearer?: string;
}

const longestToken = 1024;

/** Session cookie or bearer token. A program that sends a token means it: the cookie does not count then. */
export function credentialsOf(c: Context): Credentials {
  const bearer = /^Bearer +([\w.~+/=-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined && bearer.length <= longestToken) return { bearer };
  const sessionToken = getCookie(c, sessionCookie);
  return sessionToken === undefined || sessionToken.length > longestToken ? {} : { sessionToken };
}

/**
 * Where a request came from.
 * @param proxies how many proxies of ours it came through. Each has put the address it saw at the end of X-Forwarded-For; what
 * stands before theirs anybody may have written.
 */
export function addressOf(c: Context, proxies: number): string {
  if (proxies > 0) {
    const seen = (c.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim());
    const client = seen.at(-proxies);
    if (client !== undefined && /^[\da-f.:]{2,45}$/i.test(client)) return client;
  }
  const bindings = c.env as { incoming?: unknown } | undefined;
  const address = bindings?.incoming === undefined ? undefined : getConnInfo(c).remote.address;
  return (address ?? '').replace(/^::ffff:/, '');
}

/** What one household or office shares: an IPv6 subscriber has a whole /64 of addresses. */
export function neighbourhoodOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':');
}

/** Name of the caller's program, short enough to keep. */
export function agentOf(c: Context): string {
  return (c.req.header('user-agent') ?? '').slice(0, 200);
}
