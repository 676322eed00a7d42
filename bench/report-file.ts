import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber, dayText } from '../src/base/days.ts';
import { formats } from '../src/reports/formats.ts';

// An invented report of active users, as Microsoft 365 writes it: CRLF, a quoted name in each row.

const header = formats.find(({ id }) => id === 'active-users')?.columns ?? [];
const encoder = new TextEncoder();
const refreshed = dayNumber('2026-11-01');

/** When somebody was last active: three of four in the last week, others up to half a year ago, some never. */
function lastDay(k: number, today: number): string {
  if (k % 5 === 0) return '';
  return dayText(today - (k % 4 === 0 ? k % 180 : k % 7));
}

/** The n-th row of the report of a day. */
function rowOf(n: number, today: number): string {
  const days = [1, 3, 7, 0, 11, 13].map((k) => lastDay(n * k + (k === 0 ? 0 : today % 3), today));
  const flags = ['True', 'True', 'True', 'False', 'True', n % 3 === 0 ? 'False' : 'True'];
  const assigned = ['2021-01-10', '2021-01-10', '2021-01-10', '', '2021-01-10', '2021-01-10'];
  const person = `User.Number${n}@contoso.onmicrosoft.com,"Number, User ${n}",False,`;
  return `${dayText(today)},${person},${[...flags, ...days, ...assigned].join(',')},OFFICE 365 E5+MICROSOFT POWER AUTOMATE FREE\r\n`;
}

/** The report in chunks, made as they are asked for, so that it needs no memory itself. */
export function* report(rows: number, chunkBytes: number, today = refreshed): Generator<Uint8Array> {
  let text = `\ufeff${header.join(',')}\r\n`;
  for (let n = 0; n < rows; n++) {
    text += rowOf(n, today);
    if (text.length < chunkBytes) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

/** Writes reports of so many days, one after the other, into a folder. @returns their paths. */
export function writeReports(folder: string, rows: number, days: number): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: days }, (_, i) => {
    const file = join(folder, `active-users-D180-${dayText(refreshed + i)}.csv`);
    writeFileSync(file, '');
    for (const chunk of report(rows, 1 << 20, refreshed + i)) writeFileSync(file, chunk, { flag: 'a' });
    return file;
  });
}
