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

/**
 * The file behind a link that Graph gave. The link alone lets one in and is good once: no token goes along.
 * @throws GRAPH_STRANGE_LINK, GRAPH_LINK_GONE, GRAPH_SILENT; GRAPH_CUT while it is read.
 */
export async function download(
  location: string | null,
  settings: GraphSettings,
): Promise<AsyncIterable<Uint8Array>> {
  if (location === null || !URL.canParse(location)) throw problems.GRAPH_UNREADABLE('link');
  const url = new URL(location);
  if (!isDownloadHost(url, settings)) throw problems.GRAPH_STRANGE_LINK(url.host);
  const answer = await send(url, {});
  if (answer.status === 200 && answer.body !== null) return wholeFile(answer.body);
  await answer.body?.cancel();
  if (answer.status >= 500) throw problems.GRAPH_SILENT(url.host, String(answer.status));
  throw problems.GRAPH_LINK_GONE(answer.status);
}
