import type { DayNumber } from '../base/days.ts';
import { noDay } from './model.ts';

const quote = 0x22;
const hyphen = 0x2d;
const zero = 0x30;

/** What a cell holds that is no date. */
export const badDay = -2;

/** How the days of a file are written, where it isn't 2026-01-31. */
export type DayOrder = 'y-m-d' | 'd-m-y' | 'm-d-y';

// Tools write 0001-01-01, 1601-01-01, 1900-01-01 or 1970-01-01 where there is no date. Microsoft 365 is younger than this year.
const firstYear = 2000;

/** A cell as text: without quotation marks around it, nor blanks; undefined when it isn't UTF-8. */
export function textAt(bytes: Uint8Array, start: number, end: number): string | undefined {
  try {
    return unquoted(strict.decode(bytes.subarray(start, end))).trim();
  } catch {
    return undefined;
  }
}

/** The same, with question marks for what isn't UTF-8. */
export function looseTextAt(bytes: Uint8Array, start: number, end: number): string {
  return unquoted(loose.decode(bytes.subarray(start, end))).trim();
}

const loose = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  const [, inside = '', rest = ''] = /^"((?:[^"]|"")*)"?([\s\S]*)$/.exec(text) ?? [];
  return inside.replaceAll('""', '"') + rest;
}

/** The day in a cell, `noDay` if it is empty, `badDay` if it can't be read. Makes no text of the usual `2026-01-31`. */
export function dayAt(bytes: Uint8Array, start: number, end: number, order: DayOrder = 'y-m-d'): DayNumber {
  if (start === end) return noDay;
  let from = start;
  if (end - start === 12 && bytes[start] === quote && bytes[end - 1] === quote) from++;
  else if (end - start !== 10) return dayIn(bytes, start, end, order);
  if (bytes[from + 4] !== hyphen || bytes[from + 7] !== hyphen) return dayIn(bytes, start, end, order);
  const a = (bytes[from] as number) - zero;
  const b = (bytes[from + 1] as number) - zero;
  const c = (bytes[from + 2] as number) - zero;
  const d = (bytes[from + 3] as number) - zero;
  const e = (bytes[from + 5] as number) - zero;
  const f = (bytes[from + 6] as number) - zero;
  const g = (bytes[from + 8] as number) - zero;
  const h = (bytes[from + 9] as number) - zero;
  // Any that is below 0 or above 9 makes the whole negative.
  if (
    (a |
      b |
      c |
      d |
      e |
      f |
      g |
      h |
      (9 - a) |
      (9 - b) |
      (9 - c) |
      (9 - d) |
      (9 - e) |
      (9 - f) |
      (9 - g) |
      (9 - h)) <
    0
  )
    return badDay;
  return dayOfDate(a * 1000 + b * 100 + c * 10 + d, e * 10 + f, g * 10 + h);
}

/** The long way: blanks, times of day, other orders. */
function dayIn(bytes: Uint8Array, start: number, end: number, order: DayOrder): DayNumber {
  if (end - start > 64) return badDay;
  const text = looseTextAt(bytes, start, end);
  if (text === '') return noDay;
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (iso !== null) return dayOfDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const other = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?:,? [\d:]+(?: ?[AP]M)?)?$/i.exec(text);
  if (other === null || order === 'y-m-d') return badDay;
  const [first, second, year] = [Number(other[1]), Number(other[2]), Number(other[3])];
  return order === 'd-m-y' ? dayOfDate(year, second, first) : dayOfDate(year, first, second);
}

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function dayOfDate(year: number, month: number, day: number): DayNumber {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  if (month < 1 || month > 12 || day < 1 || day > (daysOfMonths[month - 1] as number) + leap) return badDay;
  if (year < firstYear) return noDay;
  // Years begin in March here, so that the day that comes and goes is their last.
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** `True`, `Yes`, `1` and, as a state, `Deleted`: 1. `False`, `No`, `0`: 0. Everything else says nothing: 2. */
export function flagAt(bytes: Uint8Array, start: number, end: number): 0 | 1 | 2 {
  let at = start;
  while (at < end && (bytes[at] === quote || bytes[at] === 0x20)) at++;
  if (at === end) return 2;
  switch ((bytes[at] as number) | 0x20) {
    case 0x74: // t
    case 0x79: // y
    case 0x64: // d
    case 0x31:
      return 1;
    case 0x66: // f
    case 0x6e: // n
    case 0x30:
      return 0;
    default:
      return 2;
  }
}

/** A whole number from 0, or −1 where there is none: an empty cell, or something else. */
export function countAt(bytes: Uint8Array, start: number, end: number): number {
  const from = bytes[start] === quote ? start + 1 : start;
  const to = from > start && bytes[end - 1] === quote ? end - 1 : end;
  if (from >= to || to - from > 10) return -1;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
