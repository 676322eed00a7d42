import { fixAt } from './fixes.ts';
import { at, type Line } from './lines.ts';
import type { Report } from './report.ts';
import { clean, hasInvisible, plain, withoutInvisible } from './text.ts';

export interface Heading {
  readonly level: number;
  /** What a reader sees: no marks, links as their text, no invisible characters. */
  readonly title: string;
  readonly line: Line;
}

/**
 * A heading as authors write it: any number of blanks after the marks or none, doubled marks, indented into a list item, closing
 * marks. Underlined headings are not read: in these sites they are accidents of a rule below a paragraph.
 */
export function readHeading(line: Line): Heading | null {
  if (line.hidden !== null || !line.text.includes('#')) return null;
  const found = /^\s*(#{1,6})(?![#0-9])(.*)$/.exec(line.text);
  if (found === null) return null;
  const level = found[1]?.length ?? 1;
  const rest = clean(found[2] ?? '');
  const glued = /^\S/.test(found[2] ?? '');
  // "#hashtag" begins a sentence; "###Title" is a heading that lost its blank.
  if (glued && level === 1) return null;
  const title = plain(rest.replace(/^(?:#+ +)+|^#+$/, '').replace(/(?: |^)#+$/, ''));
  return { level, title, line };
}

/** Says what is wrong with the marks of a heading; the heading itself is read all the same. */
export function checkHeading(heading: Heading, report: Report): void {
  const { line, level, title } = heading;
  const marks = '#'.repeat(level);
  const wanted = `Write "${marks} ${title}".`;
  if (title === '') {
    report(
      'PB011-heading-empty',
      at(line),
      'This heading has no text.',
      'Give it a title or delete the marks.',
    );
    return;
  }
  const text = line.text;
  if (/^\s*#+[^#\s]/.test(text)) {
    report(
      'PB010-heading-marks',
      at(line),
      `A blank is missing after ${marks}; other tools show this as text.`,
      wanted,
      fixAt(line, text.indexOf(marks), marks, `${marks} `),
    );
  } else if (/^\s*#+\s+#+\s/.test(text)) {
    const doubled = /^\s*#+(?:\s+#+(?=\s))+/.exec(text)?.[0] ?? '';
    const fix = fixAt(line, 0, doubled, marks);
    report('PB010-heading-marks', at(line), 'The heading marks are doubled.', wanted, fix);
  } else if (/^(?: {4}|\t)/.test(text)) {
    report('PB010-heading-marks', at(line), 'This heading is indented; other tools show it as code.', wanted);
  }
  if (hasInvisible(text)) {
    report(
      'PB070-invisible-characters',
      at(line),
      `Invisible characters stand in the heading "${title}".`,
      wanted,
      fixAt(line, 0, text, withoutInvisible(text)),
    );
  }
}
