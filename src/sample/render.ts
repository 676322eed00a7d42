import { activationRows, appRows, copilotRows } from './app-rows.ts';
import { type AsOf, asOf, type ReportAsk, type ReportStyle } from './as-of.ts';
import { columnsOf, copilotColumnsOfVersion2, type ReportName } from './headers.ts';
import { activeCountRows, activeUserRows, serviceCountRows } from './office-rows.ts';
import type { SampleTenant } from './tenant.ts';
import { emailRows, fileRows, teamsRows, yammerRows } from './work-rows.ts';

/** A report as rows of cells: each row as long as `columns`. */
export interface ReportTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

/** What a tenant's report says, before it is written down. */
export function reportTable(tenant: SampleTenant, ask: ReportAsk, style: ReportStyle = {}): ReportTable {
  const { report } = ask;
  const more = report === 'getMicrosoft365CopilotUsageUserDetail' && style.copilotVersion === 2;
  const known = more ? [...columnsOf(report), ...copilotColumnsOfVersion2] : columnsOf(report);
  const columns = style.columns?.(known, report) ?? known;
  const rows = style.headerOnly === true ? [] : rowsOf(report, asOf(tenant, ask, style), more ? 2 : 1);
  return { columns, rows: columns === known ? rows : arranged(rows, known, columns) };
}

function rowsOf(report: ReportName, view: AsOf, copilotVersion: 1 | 2): Iterable<readonly string[]> {
  switch (report) {
    case 'getOffice365ActiveUserDetail':
      return activeUserRows(view);
    case 'getOffice365ActiveUserCounts':
      return activeCountRows(view);
    case 'getOffice365ServicesUserCounts':
      return serviceCountRows(view);
    case 'getTeamsUserActivityUserDetail':
      return teamsRows(view);
    case 'getEmailActivityUserDetail':
      return emailRows(view);
    case 'getOneDriveActivityUserDetail':
      return fileRows(view, 'onedrive');
    case 'getSharePointActivityUserDetail':
      return fileRows(view, 'sharepoint');
    case 'getYammerActivityUserDetail':
      return yammerRows(view);
    case 'getM365AppUserDetail':
      return appRows(view);
    case 'getOffice365ActivationsUserDetail':
      return activationRows(view);
    case 'getMicrosoft365CopilotUsageUserDetail':
      return copilotRows(view, copilotVersion);
    default:
      return report satisfies never;
  }
}

function* arranged(
  rows: Iterable<readonly string[]>,
  known: readonly string[],
  columns: readonly string[],
): Iterable<readonly string[]> {
  const places = columns.map((column) => known.indexOf(column));
  for (const row of rows) yield places.map((place, n) => (place < 0 ? `new ${n}` : (row[place] ?? '')));
}

/** The file as a stream of texts of about 64 KiB, so that big ones never stand in memory as a whole. */
export function* renderChunks(
  tenant: SampleTenant,
  ask: ReportAsk,
  style: ReportStyle = {},
): Generator<string> {
  const { columns, rows } = reportTable(tenant, ask, style);
  const { lineEnd = '\r\n', quoteAll = false, byteOrderMark = true } = style;
  const line = (cells: readonly string[]) =>
    `${cells.map((text) => (quoteAll ? quoted(text) : cell(text))).join(',')}${lineEnd}`;
  let chunk = `${byteOrderMark ? '\uFEFF' : ''}${line(columns)}`;
  for (const row of rows) {
    chunk += line(row);
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** The whole file as one text; as UTF-8 its first bytes are EF BB BF. */
export function renderReport(tenant: SampleTenant, ask: ReportAsk, style: ReportStyle = {}): string {
  return [...renderChunks(tenant, ask, style)].join('');
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const cell = (text: string) => (/[",\r\n]/.test(text) ? quoted(text) : text);
