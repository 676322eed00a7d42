import { dayNumber } from '../../src/base/days.ts';

// The slow, obvious reader of report files, to check the fast one against. It shares no code with it, and takes well-formed files only.

/** A file as received, and whether it was pulled for one day (told by its name or the request). */
export interface BruteFile {
  readonly text: string;
  readonly scope: 'snapshot' | 'day';
}

export interface BruteRow {
  /** Trimmed, in lower case; '' for `(Unknown)`. */
  readonly name: string;
  /** Last day of activity by service; services without one are missing. */
  readonly last: ReadonlyMap<string, number>;
  /** Services of which it says whether there is a licence. */
  readonly licensed: ReadonlyMap<string, boolean>;
}

export interface BruteReading {
  readonly scope: 'snapshot' | 'day';
  readonly report: string;
  readonly day: number;
  readonly services: readonly string[];
  readonly concealed: boolean;
  readonly rows: readonly BruteRow[];
}

/** The cells of a file, by the letter: quotes, doubled quotes, commas, line ends. */
export function bruteCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const letters = [...text.replace(/^\uFEFF/, '')];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? '';
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (letters[i + 1] === '"') cell += letters[++i];
      else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else if (letter !== '\r') cell += letter;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}

const columnsOfSuite: Readonly<Record<string, string>> = {
  exchange: 'Exchange Last Activity Date',
  onedrive: 'OneDrive Last Activity Date',
  sharepoint: 'SharePoint Last Activity Date',
  skype: 'Skype For Business Last Activity Date',
  yammer: 'Yammer Last Activity Date',
  teams: 'Teams Last Activity Date',
};

/** A column by which a report of one service is known, and the service; the first that fits. */
const signs: readonly (readonly [string, string])[] = [
  ['Send Count', 'exchange'],
  ['Visited Page Count', 'sharepoint'],
  ['Synced File Count', 'onedrive'],
  ['Posted Count', 'yammer'],
  ['Team Chat Message Count', 'teams'],
  ['Outlook (Windows)', 'm365-apps'],
  ['Copilot Chat Last Activity Date', 'copilot'],
];

function dateColumns(header: readonly string[]): readonly (readonly [string, string])[] {
  const own = Object.entries(columnsOfSuite).filter(([, column]) => header.includes(column));
  if (own.length > 0) return own;
  const sign = signs.find(([column]) => header.includes(column));
  if (sign === undefined) throw new Error(`no report of people: ${header.join(',')}`);
  return [[sign[1], 'Last Activity Date']];
}

/** @returns undefined for a file without rows: no data yet. */
export function bruteRead({ text, scope }: BruteFile): BruteReading | undefined {
  const [header = [], ...lines] = bruteCells(text);
  const columns = dateColumns(header);
  const at = (cells: readonly string[], column: string) => cells[header.indexOf(column)] ?? '';
  const first = lines[0];
  if (first === undefined) return undefined;
  const day = dayNumber(at(first, 'Report Refresh Date'));
  const rows = lines.map((cells) => {
    const upn = at(cells, 'User Principal Name').trim();
    const last = new Map<string, number>();
    for (const [service, column] of columns) {
      const date = at(cells, column);
      if (date !== '') last.set(service, Math.min(dayNumber(date), day));
    }
    const licensed = new Map<string, boolean>();
    for (const [service, column] of columns) {
      const flag =
        column === 'Last Activity Date' ? 'Is Licensed' : column.replace(/^(.*) Last .*$/, 'Has $1 License');
      if (header.includes(flag)) licensed.set(service, /^(true|yes)$/i.test(at(cells, flag)));
    }
    return { name: upn === '(Unknown)' ? '' : upn.toLowerCase(), last, licensed };
  });
  const names = lines.map((cells) => at(cells, 'User Principal Name')).filter((name) => name !== '(Unknown)');
  const concealed = names.length > 0 && names.every((name) => /^[0-9A-F]{32}$/.test(name));
  const services = columns.map(([service]) => service);
  return { scope, report: services.join('+'), day, services, concealed, rows };
}
