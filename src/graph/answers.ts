import { Problem } from '../base/problems.ts';
import { problems } from './problems.ts';

const hastyRetry = 600;
const longestPause = 24 * 3600;

/** How many seconds an answer asks one to wait; ten minutes, the window of the limits, when it doesn't say (m365.md section 1.5). */
export function retryAfterOf(headers: Headers, now: Date): number {
  const text = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  if (!Number.isFinite(seconds)) return hastyRetry;
  return Math.min(Math.max(Math.ceil(seconds), 1), longestPause);
}

/** Asks, and gives back whatever is answered. No redirect is followed. @throws GRAPH_SILENT. */
export async function send(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'manual' });
  } catch (error) {
    throw problems.GRAPH_SILENT(url.host, codeOf(error));
  }
}

/** The short name of a failed connection. Its message may quote what was sent, so it stays where it is. */
function codeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: string };
  return typeof cause?.code === 'string' ? cause.code : (name ?? 'no connection');
}

/** JSON of an answer; undefined when it is none. */
export async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return JSON.parse(await answer.text());
  } catch {
    return undefined;
  }
}

/** Why Graph said no (m365.md section 7.12), as a problem to throw. @param permission what the question takes. */
export async function refusalOf(answer: Response, permission: string, now: Date): Promise<Problem> {
  const { status, headers } = answer;
  const { error } = ((await jsonOf(answer)) ?? {}) as { error?: { code?: unknown } };
  const code = typeof error?.code === 'string' ? error.code.slice(0, 80) : 'no code';
  if (status === 429 || (status === 503 && headers.has('retry-after'))) {
    const seconds = retryAfterOf(headers, now);
    return problems.GRAPH_BUSY(seconds, { retryAfter: seconds });
  }
  if (status >= 500) return problems.GRAPH_SILENT(new URL(answer.url).host, String(status));
  if (status === 403) return problems.GRAPH_NO_PERMISSION(permission);
  if (status === 404 && code === 'UnknownTenantId') return problems.GRAPH_TENANT_UNKNOWN();
  return problems.GRAPH_REFUSED(status, code, { graphCode: code });
}

/** Whether it is worth asking for the same at once. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'GRAPH_CUT' || error.code === 'GRAPH_LINK_GONE');
