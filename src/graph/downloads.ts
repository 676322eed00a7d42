import { send } from './answers.ts';
import { problems } from './problems.ts';
import type { GraphSettings } from './settings.ts';
import { wholeFile } from './whole.ts';

/** Hosts that Microsoft's reports are downloaded from (m365.md section 1.1): reports.office.com, regional ones beside it. */
const ownHosts = /\.office(?:365)?\.com$/i;

/** Whether a report may be fetched from there. */
export function isDownloadHost(
  url: URL,
  { downloadOrigins }: Pick<GraphSettings, 'downloadOrigins'>,
): boolean {
  if (downloadOrigins.includes(url.origin)) return true;
  return url.protocol === 'https:' && ownHosts.test(url.hostname) && url.username === '' && url.port === '';
}

/** What a server calls the present state of a report, by which it can tell that nothing has changed. Which of the two says it is not documented (m365.md section 1.1). */
export type Tags = Readonly<Partial<Record<'graph' | 'download', string | undefined>>>;

/** A report as it comes. */
export interface Report {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly tags: Tags;
}

/** The header that asks for a report only if it has changed. */
export const unless = (tag: string | undefined): Record<string, string> =>
  tag === undefined ? {} : { 'if-none-match': tag };

export const tagOf = (answer: Response): string | undefined => answer.headers.get('etag') ?? undefined;

/**
 * The file behind a link that Graph gave. The link alone lets one in and is good once: no token goes along.
 * @param tag the state that is known already. @returns undefined when it is still that.
 * @throws GRAPH_STRANGE_LINK, GRAPH_LINK_GONE, GRAPH_SILENT; GRAPH_CUT while it is read.
 */
export async function download(
  location: string | null,
  settings: GraphSettings,
  tag?: string,
): Promise<Report | undefined> {
  if (location === null || !URL.canParse(location)) throw problems.GRAPH_UNREADABLE('link');
  const url = new URL(location);
  if (!isDownloadHost(url, settings)) throw problems.GRAPH_STRANGE_LINK(url.host);
  const answer = await send(url, { headers: unless(tag) });
  if (answer.status === 304) return undefined;
  if (answer.status === 200 && answer.body !== null)
    return { chunks: wholeFile(answer.body), tags: { download: tagOf(answer) } };
  await answer.body?.cancel();
  if (answer.status >= 500) throw problems.GRAPH_SILENT(url.host, String(answer.status));
  throw problems.GRAPH_LINK_GONE(answer.status);
}
