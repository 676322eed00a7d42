import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

export const sessionCookie = 'uptake_session';

const options = (publicUrl: URL) =>
  ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: publicUrl.protocol === 'https:' }) as const;

/** Scripts can't read the cookie, other sites can't send it, and plain http never carries it where there is https. */
export function giveSession(c: Context, publicUrl: URL, token: string, expires: Date): void {
  setCookie(c, sessionCookie, token, { ...options(publicUrl), expires });
}

export function takeSession(c: Context, publicUrl: URL): void {
  deleteCookie(c, sessionCookie, options(publicUrl));
}
