import { at, type Line } from './lines.ts';
import type { Report } from './report.ts';

// Those that stand around other text; `:::row:::` is ended by `:::row-end:::`, and `:::image type="complex"` by `:::image-end:::`.
const blocks = new Set(['row', 'column', 'zone', 'moniker', 'zone-pivot']);
const begin = /^\s*:::\s*([a-z][\w-]*)/i;
// A directive that is wrapped over more lines than this was never closed.
const longest = 8;

interface Directive {
  readonly name: string;
  /** Everything between the colons. */
  readonly text: string;
  /** How many lines it takes up. */
  readonly lines: number;
  readonly closed: boolean;
}

interface Open {
  readonly name: string;
  readonly line: Line;
}

/**
 * Takes `:::` directives for what a reader sees of them: a picture is `![description](source)` from here on, so that it is checked and shown
 * like any other; the marks around rows, columns and zones are gone, what stands between them stays. Lines keep their number and, where a
 * picture was, their length.
 */
export function readDirectives(lines: readonly Line[], report: Report): Line[] {
  if (!lines.some((line) => line.text.includes(':::'))) return [...lines];
  const open: Open[] = [];
  const result: Line[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as Line;
    const directive = directiveAt(lines, i);
    if (directive === null) {
      result.push(line.hidden === null ? { ...line, text: withoutInline(line.text) } : line);
      i++;
      continue;
    }
    follow(directive, line, open, report);
    const shown = shownOf(directive).padEnd(line.text.length);
    for (let k = 0; k < directive.lines; k++)
      result.push({ ...(lines[i + k] as Line), text: k === 0 ? shown : '' });
    i += directive.lines;
  }
  for (const { name, line } of open) sayOpen(name, line, report);
  return result;
}

/** A directive that begins in this line, also one that is wrapped; unclosed ones end with their line. */
function directiveAt(lines: readonly Line[], i: number): Directive | null {
  const first = lines[i];
  const found = first?.hidden === null ? begin.exec(first.text) : null;
  if (found === null || found === undefined) return null;
  const name = found[1]?.toLowerCase() ?? '';
  let text = '';
  for (let k = i; k < lines.length && k - i < longest; k++) {
    const line = lines[k] as Line;
    const rest = k === i ? line.text.slice(line.text.indexOf(':::') + 3) : line.text;
    if (k > i && (rest.trim() === '' || line.hidden !== null || begin.test(rest))) break;
    const end = rest.indexOf(':::');
    text += `${end < 0 ? rest : rest.slice(0, end)} `;
    if (end >= 0) return { name, text, lines: k - i + 1, closed: true };
  }
  return { name, text: first?.text ?? '', lines: 1, closed: false };
}

function follow({ name, text, closed }: Directive, line: Line, open: Open[], report: Report): void {
  const ends = /^(.+)-end$/.exec(name)?.[1];
  if (ends !== undefined) {
    const last = open.findLastIndex((one) => one.name === ends);
    if (last >= 0) for (const inner of open.splice(last).slice(1)) sayOpen(inner.name, inner.line, report);
    return;
  }
  const complex = name === 'image' && /type\s*=\s*["']complex["']/i.test(text);
  if (blocks.has(name) || complex) open.push({ name, line });
  else if (!closed) {
    report(
      'PB033-directive-open',
      at(line),
      `The directive ":::${name}" is not closed.`,
      'End it with ":::".',
    );
  }
}

function sayOpen(name: string, line: Line, report: Report): void {
  const message = `":::${name}" is never ended; the lines below are read as text.`;
  report('PB033-directive-open', at(line), message, `Write ":::${name}-end:::" where it ends.`);
}

function shownOf({ name, text }: Directive): string {
  if (name !== 'image') return '';
  const source = attribute(text, 'source') || attribute(text, 'src');
  const description = attribute(text, 'alt-text').replace(/[[\]]/g, '');
  return source === '' ? description : `![${description}](${source})`;
}

function attribute(text: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(text)?.[1]?.trim() ?? '';
}

/** `:::no-loc text="Teams":::` inside a line is its text. */
function withoutInline(text: string): string {
  if (!text.includes(':::')) return text;
  return text.replace(/:::no-loc\s+text\s*=\s*["']([^"']*)["']\s*:::/gi, '$1');
}
