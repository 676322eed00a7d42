import type { ReportName } from './headers.ts';
import type { ReportTable } from './render.ts';

// The JSON of the beta reports (m365.md section 1.4): keys are the columns in camel case, empty dates are null.

/** `Skype For Business Last Activity Date` as `skypeForBusinessLastActivityDate`. */
export function keyOf(column: string): string {
  const words = column
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  const joined = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  return `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`;
}

function jsonOf(column: string, cell: string): unknown {
  if (column === 'Assigned Products') return cell === '' ? [] : cell.split('+');
  if (column === 'Report Period') return cell;
  if (/Date$/.test(column)) return cell === '' ? null : cell;
  if (/^(?:True|Yes)$/.test(cell)) return true;
  if (/^(?:False|No)$/.test(cell)) return false;
  // Hidden names are longer, should one have digits only.
  return /^\d{1,9}$/.test(cell) ? Number(cell) : cell;
}

/** The objects of a report: one a row, or one a person where the report has several rows for one. */
export function* betaObjects(
  report: ReportName,
  { columns, rows }: ReportTable,
): Generator<Record<string, unknown>> {
  if (report === 'getOffice365ActivationsUserDetail') {
    yield* byPerson(columns, rows);
    return;
  }
  for (const row of rows) {
    const object = objectOf(columns, row);
    if (report === 'getM365AppUserDetail') yield inDetails(object);
    else if (report === 'getMicrosoft365CopilotUsageUserDetail')
      yield { ...object, reportPeriod: Number(object.reportPeriod) };
    else yield object;
  }
}

function objectOf(columns: readonly string[], row: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column, n) => [keyOf(column), jsonOf(column, row[n] ?? '')]));
}

/** The apps report puts its flags into `details`, and its period as a number. */
function inDetails({ reportRefreshDate, userPrincipalName, ...rest }: Record<string, unknown>) {
  const { lastActivationDate, lastActivityDate, reportPeriod, ...flags } = rest;
  const details = [{ reportPeriod: Number(reportPeriod), ...flags }];
  return { reportRefreshDate, userPrincipalName, lastActivationDate, lastActivityDate, details };
}

/** Activations: the products of a person stand beside each other, and go into one object. */
function* byPerson(
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<Record<string, unknown>> {
  let open: { key: string; head: object; products: object[] } | undefined;
  for (const row of rows) {
    const { reportRefreshDate, userPrincipalName, displayName, ...product } = objectOf(columns, row);
    const key = `${userPrincipalName} ${displayName}`;
    if (open?.key !== key) {
      if (open !== undefined) yield { ...open.head, userActivationCounts: open.products };
      open = { key, head: { reportRefreshDate, userPrincipalName, displayName }, products: [] };
    }
    open.products.push(product);
  }
  if (open !== undefined) yield { ...open.head, userActivationCounts: open.products };
}
