import { strToU8, zipSync } from 'fflate';
import type { CellValue } from '../base/csv.ts';

export interface SheetColumn {
  readonly title: string;
  /** A day is written as Excel's own date. */
  readonly kind: 'text' | 'number' | 'percent' | 'day';
}

export interface Sheet {
  /** Of the sheet; at most 31 characters. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly CellValue[])[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
/** Places in the list of formats below. */
const styles = { text: 0, number: 1, percent: 2, day: 3 } as const;
// Day 25569 of Excel is 1970-01-01.
const excelEpoch = 25_569;

/**
 * A workbook of one sheet with a real table in it: typed cells, a header that filters and sorts. Texts are never formulas. Written by hand because the
 * parts are few, and the libraries that make tables weigh more than this app (decision 016).
 */
export function toXlsx({ name, columns, rows }: Sheet): Uint8Array {
  const last = `${columnName(columns.length - 1)}${Math.max(rows.length, 1) + 1}`;
  const titles = unique(columns.map(({ title }) => title));
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
      ['/xl/workbook.xml', 'sheet.main'],
      ['/xl/worksheets/sheet1.xml', 'worksheet'],
      ['/xl/tables/table1.xml', 'table'],
      ['/xl/styles.xml', 'styles'],
    ]
      .map(
        ([part, type]) =>
          `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': relationsOf([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xml(sheetName(name))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsOf([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.00&quot; %&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
      .map(
        (_, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(columns, rows, i)}" customWidth="1"/>`,
      )
      .join('')}</cols><sheetData>${[titles, ...rows]
      .map(
        (row, r) =>
          `<row r="${r + 1}">${row.map((value, c) => cell(value, c, r, columns[c])).join('')}</row>`,
      )
      .join('')}</sheetData><tableParts count="1"><tablePart r:id="r1"/></tableParts></worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relationsOf([['table', '../tables/table1.xml']]),
    'xl/tables/table1.xml': `<table xmlns="${main}" id="1" name="Table1" displayName="Table1" ref="A1:${last}"><autoFilter ref="A1:${last}"/><tableColumns count="${columns.length}">${titles
      .map((title, i) => `<tableColumn id="${i + 1}" name="${xml(title)}"/>`)
      .join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></table>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(head + text)])),
  );
}

function cell(value: CellValue, column: number, row: number, about: SheetColumn | undefined): string {
  if (value === null || value === '') return '';
  const place = `r="${columnName(column)}${row + 1}"`;
  const kind = row === 0 ? 'text' : (about?.kind ?? 'text');
  if (typeof value === 'number') return `<c ${place} s="${styles[kind]}"><v>${value}</v></c>`;
  if (kind === 'day')
    return `<c ${place} s="${styles.day}"><v>${Date.parse(`${value}T00:00:00Z`) / 86_400_000 + excelEpoch}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
}

function relationsOf(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="r${i + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}

/** A, B … Z, AA … for 0, 1 … */
function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest < 0 ? '' : columnName(rest)}${String.fromCharCode(65 + (index % 26))}`;
}

function widthOf(columns: readonly SheetColumn[], rows: Sheet['rows'], index: number): number {
  const texts = rows.slice(0, 200).map((row) => String(row[index] ?? '').length);
  return Math.min(60, Math.max((columns[index]?.title.length ?? 0) + 3, ...texts) + 1);
}

/** A table has no two columns of one name. */
function unique(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const nth = (seen.get(title.toLowerCase()) ?? 0) + 1;
    seen.set(title.toLowerCase(), nth);
    return nth === 1 ? title : `${title} ${nth}`;
  });
}

const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet';

// Characters that XML can't hold are left out.
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
