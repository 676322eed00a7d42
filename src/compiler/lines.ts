import type { Place, Report } from './report.ts';

/** One line of a page, with where it really stands: an include brings lines of another file into a page. */
export interface Line {
  readonly path: string;
  /** 1-based, in its own file. */
  readonly number: number;
  /** 1-based line of the page; that of the directive, when the line comes from an include. */
  readonly pageLine: number;
  readonly text: string;
  /** Why it is not read: fenced code, a comment, a merge-conflict marker. */
  readonly hidden: 'fence' | 'comment' | 'conflict' | null;
}

/** The lines of a file, whatever ends them, without a byte order mark; NUL becomes U+FFFD, as in CommonMark. Nothing is hidden yet. */
export function readLines(path: string, text: string): Line[] {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line, i) => ({ path, number: i + 1, pageLine: i + 1, text: line, hidden: null }));
}

/** The place of a line, at its first character that is not blank or at the given 0-based index. */
export function at(line: Line, index = Math.max(0, line.text.search(/\S/))): Place {
  return { path: line.path, line: line.number, column: index + 1 };
}

/**
 * Marks what is not to be read. A fence or a comment that is never closed hides nothing: an author who forgot the end must
 * not lose the tasks below, so it is reported and read on.
 */
export function hideLines(lines: readonly Line[], report: Report): Line[] {
  const hidden: Line['hidden'][] = lines.map(() => null);
  const endless = new Set<string>();
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] as Line;
    const end = fenceEnd(lines, i, endless) ?? commentEnd(lines, i, endless);
    if (end === undefined) {
      if (isConflict(lines, i)) hidden[i] = 'conflict';
      i++;
    } else if (end.at < 0) {
      if (end.kind === 'fence') {
        report(
          'PB072-fence-open',
          at(line),
          'This code fence is never closed; the lines below are read as text.',
        );
      } else {
        report(
          'PB073-comment-open',
          at(line),
          'This comment is never closed; the lines below are read as text.',
        );
      }
      i++;
    } else {
      for (let k = i; k <= end.at; k++) hidden[k] = end.kind;
      i = end.at + 1;
    }
  }
  reportConflicts(lines, hidden, report);
  return lines.map((line, k) => {
    const why = hidden[k] ?? null;
    return why === line.hidden ? line : { ...line, hidden: why };
  });
}

interface HiddenEnd {
  readonly kind: 'fence' | 'comment';
  /** Index of the last hidden line; -1 when there is no end. */
  readonly at: number;
}

/** `endless` remembers the marks that are known to have no end below, so that a page of open fences is read in one pass. */
function fenceEnd(lines: readonly Line[], start: number, endless: Set<string>): HiddenEnd | undefined {
  if (!/```|~~~/.test(lines[start]?.text ?? '')) return undefined;
  const open = /^\s*(`{3,}|~{3,})([^`]*)$/.exec(lines[start]?.text ?? '');
  if (open === null) return undefined;
  const mark = open[1] ?? '';
  if (endless.has(mark)) return { kind: 'fence', at: -1 };
  const close = new RegExp(`^\\s*${mark[0]}{${mark.length},}\\s*$`);
  for (let k = start + 1; k < lines.length; k++)
    if (close.test(lines[k]?.text ?? '')) return { kind: 'fence', at: k };
  endless.add(mark);
  return { kind: 'fence', at: -1 };
}

/** Only a comment that begins its line hides whole lines; one inside a line is taken out of the text later. */
function commentEnd(lines: readonly Line[], start: number, endless: Set<string>): HiddenEnd | undefined {
  const text = lines[start]?.text ?? '';
  if (!text.includes('<!--') || !/^\s*<!--/.test(text)) return undefined;
  if (endless.has('<!--')) return { kind: 'comment', at: -1 };
  for (let k = start; k < lines.length; k++) {
    const line = lines[k]?.text ?? '';
    const end = line.indexOf('-->', k === start ? line.indexOf('<!--') + 4 : 0);
    if (end < 0) continue;
    // Text after the comment on the same line is text.
    if (line.slice(end + 3).trim() !== '') return k === start ? undefined : { kind: 'comment', at: k - 1 };
    return { kind: 'comment', at: k };
  }
  endless.add('<!--');
  return { kind: 'comment', at: -1 };
}

function isConflict(lines: readonly Line[], i: number): boolean {
  if (!/^[<>|=]{7}/.test(lines[i]?.text ?? '')) return false;
  return /^(?:<{7}|>{7}|\|{7})(?:\s|$)|^={7}$/.test(lines[i]?.text.trimEnd() ?? '');
}

function reportConflicts(lines: readonly Line[], hidden: Line['hidden'][], report: Report): void {
  let open = false;
  lines.forEach((line, i) => {
    if (hidden[i] !== 'conflict') return;
    // Seven equals signs outside a conflict underline a heading.
    if (line.text.startsWith('=') && !open) hidden[i] = null;
    if (line.text.startsWith('<')) {
      open = true;
      report(
        'PB071-merge-conflict',
        at(line),
        'A merge conflict was committed; both sides are read.',
        'Keep one side and delete the three marker lines.',
      );
    }
    if (line.text.startsWith('>')) open = false;
  });
}

/** PB074: U+FFFD stands where a byte was no UTF-8; the text around it is read all the same. */
export function checkCharacters(lines: readonly Line[], report: Report): void {
  for (const line of lines) {
    const index = line.text.indexOf('\ufffd');
    if (index < 0) continue;
    const message = 'A character of this line is lost: it is no text in UTF-8.';
    report(
      'PB074-damaged-characters',
      at(line, index),
      message,
      'Write it again, and save the file as UTF-8.',
    );
  }
}
