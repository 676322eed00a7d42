import { type DayNumber, dayNumber } from '../../src/base/days.ts';
import { dayOf } from '../../src/base/time.ts';
import type { ReportAsk, ReportStyle } from '../../src/sample/as-of.ts';
import { betaObjects } from '../../src/sample/beta.ts';
import { renderChunks, reportTable } from '../../src/sample/render.ts';
import { type Asked, askedBy } from './fake-graph-asks.ts';
import { type Downloads, etagOf } from './fake-graph-downloads.ts';
import { type Answer, type Call, nextLink, refusal, type World } from './fake-graph-model.ts';
import { createThrottle } from './fake-graph-throttle.ts';
import type { Bearer } from './fake-graph-tokens.ts';

/** `GET /v1.0/reports/…`, `/v1.0/copilot/reports/…` and the same of beta. */
export interface Reports {
  answer(call: Call, bearer: Bearer): Answer;
}

export function createReports(world: World, downloads: Downloads): Reports {
  const throttle = createThrottle(world.now);

  return {
    answer(call, { app, tenant, roles }) {
      if (!roles.includes('Reports.Read.All'))
        return refusal(403, 'S2SUnauthorized', 'Invalid scope claims/roles.');
      const today = dayNumber(dayOf(world.now()));
      const asked = askedBy(call.path, today);
      if ('status' in asked) return asked;
      const isJson = wantsJson(asked, call.query.get('$format'));
      const refused = throttle.admit(app, tenant.sample.guid, asked.report, isJson ? 'json' : 'csv');
      if (refused !== undefined) return refused;
      if (tenant.unknown)
        return refusal(404, 'UnknownTenantId', 'We do not recognize this tenant ID. Please double check.');
      const { report, period, date, copilotVersion } = asked;
      const refresh = today - tenant.lag(report);
      const style: ReportStyle = {
        ...tenant.style,
        concealed: tenant.concealed,
        copilotVersion,
        headerOnly: tenant.empty || isWithoutData(date, refresh, tenant.missing),
      };
      const ask: ReportAsk = {
        report,
        refresh,
        ...(period === undefined ? {} : { period }),
        ...(date === undefined ? {} : { date }),
      };
      if (isJson)
        return page(world, call, asked, betaObjects(report, reportTable(tenant.sample, ask, style)));
      const pieces = () => renderChunks(tenant.sample, ask, style);
      const tag = world.knobs.etags === 'none' ? '' : etagOf(pieces());
      const etag = world.knobs.etags === 'graph' ? { etag: tag } : {};
      if (tag !== '' && world.knobs.etags === 'graph' && call.headers['if-none-match'] === tag)
        return { status: 304 };
      if (/Copilot/.test(report) && world.knobs.copilotAnswers === 200) {
        const headers = { 'content-type': 'application/octet-stream', ...etag };
        return { status: 200, headers, body: pieces() };
      }
      const location = world.knobs.redirectTo ?? downloads.offer(tag, pieces);
      return { status: 302, headers: { 'content-type': 'text/plain', location, ...etag }, body: '' };
    },
  };
}

const isWithoutData = (
  date: DayNumber | undefined,
  refresh: DayNumber,
  missing: ReadonlySet<DayNumber>,
): boolean => date !== undefined && (date > refresh || missing.has(date));

function wantsJson({ report, beta }: Asked, format: string | null): boolean {
  if (beta && /Copilot/.test(report)) return format !== 'text/csv';
  // Of version 1.0, only the pages of the apps reports know $format.
  return format === 'application/json' && (beta || report === 'getM365AppUserDetail');
}

/** A page of JSON, and where the next one is. */
function page(
  world: World,
  { path, query }: Call,
  { report, beta }: Asked,
  objects: Iterable<object>,
): Answer {
  const usual = report === 'getTeamsUserActivityUserDetail' ? 2000 : 200;
  const size = Number(query.get('$top') ?? usual);
  const from = Number(query.get('$skiptoken') ?? query.get('$skipToken') ?? 0);
  if (!(size > 0) || !(from >= 0)) return refusal(400, 'BadRequest', 'Invalid $top or $skipToken.');
  const all = [...objects];
  const more = from + size < all.length ? nextLink(world, path, query, from + size) : {};
  const kind = report.replace(/^get/, '');
  const name = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  const context = `${world.url()}/${beta ? 'beta' : 'v1.0'}/$metadata#Collection(microsoft.graph.${name})`;
  return { status: 200, body: { '@odata.context': context, ...more, value: all.slice(from, from + size) } };
}
