import type { Quarantined } from './model.ts';

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** More is no row of a report but a file that is something else, or a quotation mark that was never closed. */
export const longestRecord = 1 << 20;
const mostLinesOfRecord = 64;
export const mostCells = 1024;

const atCell = 0;
const plain = 1;
const quoted = 2;
const afterQuote = 3;

/**
 * Cuts bytes into records and cells where they stand (RFC 4180), whatever pieces the bytes come in:
 *
 *     2026-01-31,"Adams, Ada",True⏎
 *     ^starts[0] ^starts[1]   ^ends[1] – quotation marks belong to the cell, `cells.ts` takes them off
 *
 * Lines end with LF, CRLF or CR. A quotation mark inside a plain cell is a character like others. A record over several lines that can't be
 * read costs its first line only: `again` goes on with its second one, so that a stray quotation mark hides nothing.
 */
export class Records {
  bytes = new Uint8Array(1 << 17);
  readonly starts = new Int32Array(mostCells);
  readonly ends = new Int32Array(mostCells);
  /** How many cells the record has; beyond `mostCells` they are only counted. */
  cells = 0;
  /** Where the record begins, and its line in the file. */
  start = 0;
  line = 1;
  /** Why the record can't be read, if so. */
  problem: Quarantined['reason'] | undefined;

  #kinds = kindsOf(',');
  #top = 0x2c;
  #filled = 0;
  #at = 0;
  #state = atCell;
  #done = false;
  #skipNewline = false;
  #skipLine = false;
  #nextStart = 0;
  #nextLine = 1;
  #linesInside = 0;
  #secondLine = -1;

  set delimiter(delimiter: string) {
    this.#kinds = kindsOf(delimiter);
    this.#top = Math.max(delimiter.charCodeAt(0), carriageReturn);
  }

  /** Takes up bytes. Those of the record before are gone. */
  push(piece: Uint8Array): void {
    if (this.#filled + piece.length > this.bytes.length) this.#makeRoom(piece.length);
    this.bytes.set(piece, this.#filled);
    this.#filled += piece.length;
  }

  /** There are no more bytes. */
  end(): void {
    this.#done = true;
  }

  /** Goes back to the beginning, or to where the header is. Only while nothing but the first piece has come. */
  rewind(start = 0, line = 1): void {
    this.#begin(start, line);
    this.#finish(start);
    this.#nextLine = line;
    this.#skipNewline = false;
  }

  /** Reads the record once more from its second line on. @returns whether it has one. */
  again(): boolean {
    if (this.#secondLine < 0) return false;
    this.#begin(this.#secondLine, this.line + 1);
    this.#skipNewline = false;
    return true;
  }

  /** Its first line, cut at 500 characters. */
  text(): string {
    const end = this.#secondLine < 0 ? this.#at : this.#secondLine;
    const bytes = this.bytes.subarray(this.start, Math.min(end, this.start + 2000));
    return new TextDecoder()
      .decode(bytes)
      .replace(/[\r\n]+$/, '')
      .slice(0, 500);
  }

  /** Goes to the next record. @returns false when it needs more bytes, or there are none. */
  next(): boolean {
    this.problem = undefined;
    if (this.#at === this.#nextStart && !this.#skipAhead()) return false;
    const { bytes, starts, ends } = this;
    const kinds = this.#kinds;
    const top = this.#top;
    const limit = this.start + longestRecord;
    const stop = Math.min(this.#filled, limit);
    let at = this.#at;
    let state = this.#state;
    let cells = this.cells;
    let strayQuote = false;
    for (;;) {
      if (state === plain) {
        // Letters and digits are above every delimiter: asking the table for each byte would take half as long again.
        while (at < stop && ((bytes[at] as number) > top || kinds[bytes[at] as number] === 0)) at++;
        if (at === stop) break;
        if (cells < mostCells) ends[cells] = at;
        cells++;
        const byte = bytes[at++] as number;
        if (kinds[byte] === 2) {
          this.#skipNewline = byte === carriageReturn;
          this.cells = cells;
          this.#finish(at);
          return true;
        }
        // Most cells are plain, so that the next one is begun here.
        if (at < stop && bytes[at] !== quote && cells < mostCells) starts[cells] = at;
        else state = atCell;
      } else if (state === atCell) {
        if (cells < mostCells) starts[cells] = at;
        if (at === stop) break;
        if (bytes[at] === quote) {
          state = quoted;
          at++;
        } else state = plain;
      } else if (state === quoted) {
        while (at < stop && bytes[at] !== quote) {
          const byte = bytes[at] as number;
          at++;
          if (byte !== newline && byte !== carriageReturn) continue;
          this.#lineInside(at);
          if (this.#linesInside > mostLinesOfRecord) break;
        }
        if (at === stop || this.#linesInside > mostLinesOfRecord) break;
        at++;
        state = afterQuote;
      } else {
        if (at === stop) break;
        if (bytes[at] === quote) {
          state = quoted;
          at++;
        } else if (this.#secondLine >= 0 && kinds[bytes[at] as number] === 0) {
          // Text stands after what should be the end of the cell: the mark that began it, lines ago, was a stray one.
          strayQuote = true;
          break;
        } else state = plain;
      }
    }
    this.#at = at;
    this.#state = state;
    this.cells = cells;
    if (strayQuote || this.#linesInside > mostLinesOfRecord) return this.#giveUp('open quote');
    if (at === limit) return this.#giveUp(this.#secondLine < 0 ? 'too long' : 'open quote');
    return this.#done && this.#last();
  }

  /** Between two records: over the rest of a line end, or of a line that was too long. */
  #skipAhead(): boolean {
    let at = this.#nextStart;
    const { bytes } = this;
    if (this.#skipLine) {
      while (at < this.#filled && bytes[at] !== newline && bytes[at] !== carriageReturn) at++;
      this.#at = this.#nextStart = at;
      if (at === this.#filled) return false;
      this.#skipLine = false;
      this.#skipNewline = bytes[at] === carriageReturn;
      this.#at = this.#nextStart = ++at;
    }
    if (at === this.#filled) return false;
    if (this.#skipNewline && bytes[at] === newline) at++;
    this.#skipNewline = false;
    this.#at = this.#nextStart = at;
    if (at === this.#filled) return false;
    this.#begin(at, this.#nextLine);
    return true;
  }

  #begin(start: number, line: number): void {
    this.start = start;
    this.line = line;
    this.cells = 0;
    this.#at = start;
    this.#nextStart = -1;
    this.#state = atCell;
    this.#linesInside = 0;
    this.#secondLine = -1;
  }

  #finish(next: number): void {
    this.#at = this.#nextStart = next;
    this.#nextLine = this.line + this.#linesInside + 1;
  }

  /** After CR or LF in quotation marks. The two of them are one line end. */
  #lineInside(next: number): void {
    const both = this.bytes[next - 1] === newline && this.bytes[next - 2] === carriageReturn;
    if (!both) this.#linesInside++;
    if (this.#secondLine < 0 || (both && this.#secondLine === next - 1)) this.#secondLine = next;
  }

  #giveUp(reason: Quarantined['reason']): true {
    this.problem = reason;
    this.#skipLine = this.#secondLine < 0;
    this.#finish(this.#at);
    this.#nextLine = this.line + 1;
    return true;
  }

  /** The record at the end of the file, which nothing closes. */
  #last(): boolean {
    if (this.#state === quoted) this.problem = 'open quote';
    if (this.cells < mostCells) this.ends[this.cells] = this.#at;
    this.cells++;
    this.#finish(this.#at);
    return true;
  }

  /** Moves what is left of the record to the front, and takes more memory if that isn't enough. */
  #makeRoom(length: number): void {
    const from = this.#nextStart < 0 ? this.start : this.#nextStart;
    const kept = this.#filled - from;
    const room = Math.max(this.bytes.length, 2 ** Math.ceil(Math.log2(kept + length)));
    const bytes = room === this.bytes.length ? this.bytes : new Uint8Array(room);
    bytes.set(this.bytes.subarray(from, this.#filled)); // may overlap
    this.bytes = bytes;
    for (let cell = 0; cell <= this.cells && cell < mostCells; cell++) {
      this.starts[cell] = (this.starts[cell] as number) - from;
      this.ends[cell] = (this.ends[cell] as number) - from;
    }
    this.start -= from;
    this.#at -= from;
    this.#filled = kept;
    if (this.#nextStart >= 0) this.#nextStart -= from;
    if (this.#secondLine >= 0) this.#secondLine -= from;
  }
}

function kindsOf(delimiter: string): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds[delimiter.charCodeAt(0)] = 1;
  kinds[newline] = kinds[carriageReturn] = 2;
  return kinds;
}
