import { readHeading } from './headings.ts';
import { at, type Line } from './lines.ts';
import type { Report } from './report.ts';
import { clean, plain } from './text.ts';
import { type LabelName, labelNamed, labelPattern } from './vocabulary.ts';

export interface Label {
  readonly name: LabelName;
  /** Without bold, trimmed. */
  readonly value: string;
  readonly line: Line;
}

export interface Labels {
  readonly labels: readonly Label[];
  /** The lines that labels take up, so that the rendered text leaves them out. */
  readonly taken: ReadonlySet<Line>;
}

const start = new RegExp(`^(?:[-*+] )?[*_]*(${labelPattern})[*_ ]*[:：](.*)$`, 'iu');
// Not \b: it knows Latin letters only, and 適用対象 begins a label, too.
const inside = new RegExp(`^(.*?)(?<![\\p{L}\\p{N}])(${labelPattern})[*_ ]*[:：](.*)$`, 'iu');

/**
 * Reads `Primary Role: **SME**` line by line: in a third of all labels no hard break ends the line, and a paragraph would melt them
 * into one. A bold run that is still open at the end of a line goes on in the next.
 */
export function readLabels(lines: readonly Line[], allowed: ReadonlySet<LabelName>, report: Report): Labels {
  const labels: Label[] = [];
  const taken = new Set<Line>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.hidden !== null || !/[:：]/.test(line.text)) continue;
    const text = clean(line.text);
    if (beginsAsProse(text)) continue;
    const name = labelNamed(start.exec(text)?.[1] ?? '');
    if (name === null || !allowed.has(name)) continue;
    const next = lines[i + 1];
    const wrapped = next !== undefined && isOpenBold(text) && goesOn(next) ? next : null;
    if (wrapped !== null) {
      report(
        'PB015-label-damaged',
        at(line),
        'The bold value of this label goes on in the next line.',
        'Put it on one line.',
      );
      taken.add(wrapped);
      i++;
    }
    taken.add(line);
    labels.push(...partLabels(wrapped === null ? text : `${text} ${clean(wrapped.text)}`, line, report));
  }
  return { labels, taken };
}

/** No name of a label is longer than 25 letters: a colon further on, but for a long run of stars, is prose. Most lines end here. */
function beginsAsProse(text: string): boolean {
  const colon = text.search(/[:：]/);
  return colon > 60 && !/[*_ ]{6}/.test(text.slice(0, colon));
}

/** One line may hold two labels: `**Primary Role: SME Applies To: Teams**`. */
function partLabels(text: string, line: Line, report: Report): Label[] {
  const found = start.exec(text);
  const name = labelNamed(found?.[1] ?? '');
  if (found === null || name === null) return [];
  const rest = found[2] ?? '';
  const second = inside.exec(rest);
  if (second === null) return [{ name, value: bare(rest), line }];
  report('PB015-label-damaged', at(line), 'Two labels stand on one line.', 'Give each its own line.');
  const value = bare(second[1] ?? '');
  return [{ name, value, line }, ...partLabels(`${second[2]}:${second[3]}`, line, report)];
}

/** Without stray stars, a backslash that breaks the line, and Markdown. */
function bare(value: string): string {
  return plain(value.replace(/\\\s*$/, '').replace(/[*]/g, ''));
}

function isOpenBold(text: string): boolean {
  return (text.match(/\*\*/g)?.length ?? 0) % 2 === 1;
}

function goesOn(line: Line): boolean {
  const text = clean(line.text);
  const odd = isOpenBold(text);
  return (
    odd && line.hidden === null && !start.test(text) && readHeading(line) === null && !text.startsWith('|')
  );
}
