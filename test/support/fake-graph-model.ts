import type { IncomingHttpHeaders } from 'node:http';
import type { DayNumber } from '../../src/base/days.ts';
import type { ReportStyle } from '../../src/sample/as-of.ts';
import type { ReportName } from '../../src/sample/headers.ts';
import type { SamplePerson } from '../../src/sample/people.ts';
import type { SampleTenant } from '../../src/sample/tenant.ts';

// What a test says to the fake Graph (m365.md section 10), and what the fake says of itself. All of it may be changed while it runs.

/** An app registration that may ask for tokens. */
export interface FakeClient {
  readonly id: string;
  readonly secret?: string;
  /** PEM of the certificate whose key signs assertions instead. */
  readonly certificate?: string;
  /** Addresses to which a consent may lead back; any unless given. */
  readonly redirects?: readonly string[];
}

export interface FakeTenant {
  /** May be replaced by one of the same guid: `renamePerson`. */
  sample: SampleTenant;
  /** An administrator has let the app in. */
  consented: boolean;
  roles: readonly string[];
  /** The setting of the tenant: switches the names in every report at once. */
  concealed: boolean;
  /** It has no data of any kind: 404 UnknownTenantId. */
  unknown: boolean;
  /** All reports have a header only. */
  empty: boolean;
  /** Days of which `date=` gives a header only. */
  readonly missing: Set<DayNumber>;
  /** How many days a report is behind; 2 unless it says so. */
  lag: (report: ReportName) => number;
  /** Late corrections, other columns, line ends, whom a day lists … */
  style: ReportStyle;
  /** In reports, not in the directory. */
  isOutOfDirectory: (person: SamplePerson) => boolean;
}

export interface Knobs {
  /** `{ value: { … } }` as documented, or the same at the top. */
  settingsShape: 'value' | 'top';
  /** What the download server does with a link that is good. `cut` breaks the connection, `short` ends it in the middle of a row. */
  download: 'whole' | 'slow' | 'cut' | 'short' | 'expired';
  /** Between two pieces of a slow body. */
  slowMs: number;
  /** For how long a link to a download is good. */
  downloadLifeMs: number;
  /** Where the link of a download carries its token. */
  linkForm: 'path' | 'query';
  /** Leads the download to somewhere else. */
  redirectTo: string | null;
  /** The second page of JSON is at another host. */
  hostileNextLink: boolean;
  copilotAnswers: 200 | 302;
  etags: 'none' | 'graph' | 'download';
  tokenLifeSeconds: number;
  /** What the administrator answers when asked for consent, and of which tenant they are. */
  consent: 'grant' | 'refuse';
  consentingTenant: string | null;
}

/** A request that has been answered. */
export interface LoggedRequest {
  readonly server: 'graph' | 'download';
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  readonly status: number;
  readonly at: Date;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, pieces of text, or an object that goes out as JSON. */
  readonly body?: string | Iterable<string> | object;
}

/** What the parts of the fake share. */
export interface World {
  readonly now: () => Date;
  readonly knobs: Knobs;
  readonly clients: readonly FakeClient[];
  readonly tenants: readonly FakeTenant[];
  /** Known once both servers listen. */
  readonly url: () => string;
  readonly downloadUrl: () => string;
}

/** A refusal as Graph words it. */
export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const innerError = { 'request-id': '00000000-0000-4000-8000-000000000000' };
  return { status, headers, body: { error: { code, message, innerError } } };
}

/** A body that is neither text nor an object to be written as JSON. */
export function isPieces(body: string | object): body is Iterable<string> {
  return typeof body === 'object' && Symbol.iterator in body;
}

/** Where the next page is, or pretends to be. */
export function nextLink(world: World, path: string, query: URLSearchParams, from: number): object {
  const next = new URLSearchParams(query);
  next.delete('$skipToken');
  next.set('$skiptoken', String(from));
  const host = world.knobs.hostileNextLink ? world.downloadUrl() : world.url();
  return { '@odata.nextLink': `${host}${path}?${String(next).replaceAll('%24', '$')}` };
}
