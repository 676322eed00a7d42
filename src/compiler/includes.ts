import { readFrontMatter } from './front-matter.ts';
import { at, hideLines, type Line, readLines } from './lines.ts';
import { decodePath, resolvePath } from './paths.ts';
import type { Report } from './report.ts';
import { withoutCode } from './scan-links.ts';
import { clean } from './text.ts';

/** Gives the text of a file of the site by its path. */
export type FindText = (path: string) => string | undefined;

export interface Include {
  readonly line: Line;
  readonly target: string;
  /** null when the target is not there. */
  readonly path: string | null;
}

const directive = /^\[!include\s*\[.*?\]\s*\(([^()]*)\)\s*\]\\?$/i;
// Ten levels and this many lines are far more than a page that a person wrote; an include bomb is neither.
const deepest = 10;
const mostLines = 50_000;

export function includeTarget(line: Line): string | null {
  if (line.hidden !== null || !/\[!include/i.test(line.text)) return null;
  return directive.exec(clean(line.text))?.[1]?.trim() ?? null;
}

/**
 * Puts the lines of included files where their directives stand. The front matter of a fragment is left out; what can't be found, or
 * includes itself, is reported at the directive, which is left out as well.
 */
export function expandIncludes(
  lines: readonly Line[],
  find: FindText,
  report: Report,
): { lines: Line[]; includes: Include[] } {
  const includes: Include[] = [];
  let left = mostLines;
  const expand = (given: readonly Line[], trail: readonly string[], pageLine: number | null): Line[] =>
    given.flatMap((line) => {
      const placed = pageLine === null ? line : { ...line, pageLine };
      const target = includeTarget(line);
      if (target === null) {
        reportWithin(line, report);
        return [placed];
      }
      const path = resolvePath(line.path, decodePath(target));
      const text = path === null ? undefined : find(path);
      includes.push({ line: placed, target, path: text === undefined ? null : path });
      if (path === null || text === undefined) return missing(line, target, report);
      if (trail.includes(path)) {
        report(
          'PB031-include-cycle',
          at(line),
          `This include leads back to itself: ${[...trail, path].join(' → ')}.`,
        );
        return [];
      }
      if (trail.length > deepest || left < 0) {
        report(
          'PB032-include-too-much',
          at(line),
          `Includes are nested too deep or too long here: ${target}.`,
        );
        return [];
      }
      const inner = bodyOf(path, text, report);
      left -= inner.length;
      return expand(inner, [...trail, path], placed.pageLine);
    });
  return { lines: expand(lines, lines[0] === undefined ? [] : [lines[0].path], null), includes };
}

/** The readable lines of a file: below its front matter, with what is hidden marked. */
export function bodyOf(path: string, text: string, report: Report): Line[] {
  const lines = readLines(path, text);
  return hideLines(lines.slice(readFrontMatter(lines, report).end), report);
}

/** An include is read where it stands alone; elsewhere its readers would see its marks. */
function reportWithin(line: Line, report: Report): void {
  if (line.hidden !== null || !line.text.includes('[!')) return;
  const index = withoutCode(line.text).search(/\[!include\s*\[/i);
  if (index < 0) return;
  const message = 'This include does not stand alone on its line, or is not closed; it is not read.';
  report(
    'PB036-include-within',
    at(line, index),
    message,
    'Give it a line of its own: [!INCLUDE [name](path.md)].',
  );
}

function missing(line: Line, target: string, report: Report): Line[] {
  const hint = 'Put the file there, correct the path, or delete the line.';
  report('PB030-include-missing', at(line), `The included file "${target}" is not there.`, hint);
  return [];
}
