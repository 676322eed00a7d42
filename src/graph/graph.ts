import type { Clock } from '../base/time.ts';
import { jsonOf, refusalOf, send } from './answers.ts';
import { download, type Report, type Tags, tagOf, unless } from './downloads.ts';
import { problems } from './problems.ts';
import type { GraphSettings } from './settings.ts';
import { createTokens } from './tokens.ts';
import { wholeFile } from './whole.ts';

/** What a report is asked for: all last dates up to its newest day, or one day. */
export type ReportOf = { readonly period: string } | { readonly date: string };

/** Microsoft Graph, as far as usage goes. Tenants are named by their GUID; each has let the app in by itself. */
export interface Graph {
  /** Where an administrator of the tenant lets the app in. */
  consentLink(tenant: string, back: { readonly redirect: string; readonly state: string }): string;
  /** Gets a token of the tenant and asks it who it is. @returns the permissions that were granted. @throws GRAPH_… */
  prove(tenant: string): Promise<readonly string[]>;
  /**
   * A report, its bytes as they come; undefined when it is still what the tags of an earlier one name.
   * @throws GRAPH_…, GRAPH_CUT also while it is read.
   */
  report(tenant: string, name: string, of: ReportOf, known?: Tags): Promise<Report | undefined>;
  /** The products that the tenant has subscribed to, as Graph words them. */
  subscribedSkus(tenant: string): Promise<readonly unknown[]>;
  /** Whether reports hide the names of people; undefined when the app may not know. */
  concealsNames(tenant: string): Promise<boolean | undefined>;
}

/** What a function is called in an address: `getX(period='D7')`; a day stands without quotes (m365.md section 1.1). */
export function functionCall(name: string, of: ReportOf): string {
  return 'period' in of ? `${name}(period='${of.period}')` : `${name}(date=${of.date})`;
}

const mostPages = 1000;
const pageMs = 60_000;
const firstByteMs = 120_000;

export function createGraph(settings: GraphSettings, now: Clock): Graph {
  const { graphUrl, loginUrl, clientId } = settings;
  const tokens = createTokens(settings, now);

  /** @param patience for the head of the answer, in ms. */
  async function get(
    tenant: string,
    url: URL,
    patience: number,
    more: Record<string, string> = {},
  ): Promise<Response> {
    const ask = async () => {
      const { text } = await tokens.of(tenant);
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), patience);
      const headers = { ...more, authorization: `Bearer ${text}` };
      return send(url, { headers, signal: stop.signal }).finally(() => clearTimeout(timer));
    };
    const answer = await ask();
    // A permission that is granted later stands in a new token only: the next question takes one.
    if (answer.status === 403) tokens.forget(tenant);
    if (answer.status !== 401) return answer;
    // A token may be taken back before its time; a new one tells whether it was that.
    await answer.body?.cancel();
    tokens.forget(tenant);
    return ask();
  }

  async function json(
    tenant: string,
    url: URL,
    permission: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    const answer = await get(tenant, url, pageMs);
    if (answer.status !== 200) throw await refusalOf(answer, permission, now());
    const body = await jsonOf(answer);
    if (typeof body !== 'object' || body === null) throw problems.GRAPH_UNREADABLE('JSON');
    return body as Readonly<Record<string, unknown>>;
  }

  async function pages(tenant: string, path: string, permission: string): Promise<unknown[]> {
    const entries: unknown[] = [];
    let url = new URL(`${graphUrl}${path}`);
    for (let page = 0; page < mostPages; page++) {
      const { value, '@odata.nextLink': next } = await json(tenant, url, permission);
      if (!Array.isArray(value)) throw problems.GRAPH_UNREADABLE('list');
      entries.push(...value);
      if (typeof next !== 'string') return entries;
      url = new URL(next, url);
      // The token must not leave Graph (m365.md section 7.16).
      if (url.origin !== new URL(graphUrl).origin) throw problems.GRAPH_STRANGE_LINK(url.host);
    }
    throw problems.GRAPH_UNREADABLE('list that ends');
  }

  return {
    consentLink(tenant, { redirect, state }) {
      const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirect, state });
      return `${loginUrl}/${encodeURIComponent(tenant)}/adminconsent?${query}`;
    },
    async prove(tenant) {
      tokens.forget(tenant);
      const token = await tokens.of(tenant);
      if (token.tenant !== tenant.toLowerCase()) throw problems.GRAPH_UNREADABLE('token of this tenant');
      const [organization] = await pages(
        tenant,
        '/v1.0/organization?$select=id',
        'Organization.Read.All',
      ).catch(
        // Who may read reports only is not told more than the token says.
        (error: { code?: string }) => {
          if (error.code === 'GRAPH_NO_PERMISSION') return [{ id: tenant }];
          throw error;
        },
      );
      const { id } = (organization ?? {}) as { id?: unknown };
      if (String(id).toLowerCase() !== tenant.toLowerCase())
        throw problems.GRAPH_UNREADABLE('answer of this tenant');
      return token.roles;
    },
    async report(tenant, name, of, known = {}) {
      const folder = /Copilot/.test(name) ? 'copilot/reports' : 'reports';
      const url = new URL(`${graphUrl}/v1.0/${folder}/${functionCall(name, of)}`);
      const answer = await get(tenant, url, firstByteMs, unless(known.graph));
      if (answer.status === 304) return undefined;
      const graphTag = tagOf(answer);
      if (answer.status === 302) {
        const report = await download(answer.headers.get('location'), settings, known.download);
        return report && { ...report, tags: { ...report.tags, graph: graphTag } };
      }
      // The Copilot report comes at once.
      if (answer.status === 200 && answer.body !== null)
        return { chunks: wholeFile(answer.body), tags: { graph: graphTag } };
      const refused = await refusalOf(answer, 'Reports.Read.All', now());
      // The period is ours and right; what it finds wrong is a day out of its reach (m365.md section 7.2).
      const isTooOld = 'date' in of && refused.details.graphCode === 'InvalidArgument';
      throw isTooOld ? problems.GRAPH_DATE_TOO_OLD(of.date) : refused;
    },
    subscribedSkus: (tenant) => pages(tenant, '/v1.0/subscribedSkus', 'LicenseAssignment.Read.All'),
    async concealsNames(tenant) {
      const url = new URL(`${graphUrl}/v1.0/admin/reportSettings`);
      try {
        const body = await json(tenant, url, 'ReportSettings.Read.All');
        // Documented below `value`, seen at the top (m365.md section 2).
        const settings = typeof body.value === 'object' && body.value !== null ? body.value : body;
        const { displayConcealedNames: told } = settings as { displayConcealedNames?: unknown };
        return typeof told === 'boolean' ? told : undefined;
      } catch (error) {
        if ((error as { code?: string }).code === 'GRAPH_NO_PERMISSION') return undefined;
        throw error;
      }
    },
  };
}
