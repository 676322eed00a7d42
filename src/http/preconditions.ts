import { createHash } from 'node:crypto';
import { problems } from './problems.ts';

// A version, and behind a dash the digest of what was read with it. A proxy that compresses makes a tag weak.
const tag = /^(?:W\/)?"v?(\d{1,9})(?:-[\w-]+)?"$/;

/**
 * The version in an If-Match header: 3 of `"v3"`.
 * @throws VERSION_REQUIRED when it must be there and isn't, MATCH_UNREADABLE when it is not one of our tags.
 */
export function versionOf(header: string | undefined, required: boolean): number | undefined {
  if (header === undefined && required) throw problems.VERSION_REQUIRED();
  if (header === undefined) return undefined;
  const version = tag.exec(header.trim())?.[1];
  if (version === undefined) throw problems.MATCH_UNREADABLE();
  return Number(version);
}

/** The version of a row in an answer, if it has one. */
function versionIn(output: unknown): number | undefined {
  const { version } = (output ?? {}) as { version?: unknown };
  return typeof version === 'number' && Number.isInteger(version) && version >= 0 ? version : undefined;
}

/** ETag of a change: the version that is now the present one. */
export function tagOfWrite(output: unknown): string | undefined {
  const version = versionIn(output);
  return version === undefined ? undefined : `"v${version}"`;
}

/**
 * ETag of what was read. The version alone won't do for If-None-Match: an answer also shows what belongs to other rows, such as
 * whether the reader may write.
 */
export function tagOfRead(output: unknown, body: string): string {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  const version = versionIn(output);
  return version === undefined ? `W/"${digest}"` : `"v${version}-${digest}"`;
}

/** Whether the caller has this answer already (RFC 9110, 13.1.2: weak comparison). */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const strong = (text: string) => text.replace(/^W\//, '');
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((each) => strong(each) === strong(etag));
}
