// Characters that a terminal would obey, or that nobody sees: controls, soft hyphen, zero-width characters, direction marks, the byte order mark.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const longest = 100;

/** Text as a terminal may print it: a tab is a blank, what can't be seen is `�`. Every character keeps its place. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => (character === '\t' ? ' ' : '\ufffd'.repeat(character.length)));
}

/** The lines of a file as it is on disk, the first one without its byte order mark. */
export function linesOfFile(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
}

/**
 * The line of a finding with the line before it and a caret below its column. `line` and `column` are 1-based, the column in UTF-16 units;
 * a long line is cut around its column. Empty when there is no such line.
 */
export function codeFrame(lines: readonly string[], line: number, column: number): string {
  if (line < 1 || line > lines.length) return '';
  const begin = Math.max(0, column - 1 - Math.floor(longest / 2));
  const numbers = line > 1 ? [line - 1, line] : [line];
  const width = String(line).length;
  const shown = numbers.map((number) => {
    const mark = number === line ? '>' : ' ';
    return `${mark} ${String(number).padStart(width)} | ${cut(lines[number - 1] ?? '', begin)}`.trimEnd();
  });
  const before = cut(lines[line - 1] ?? '', begin).slice(0, column - 1 - begin + (begin > 0 ? 1 : 0));
  // A wide character takes two places of a terminal; the ideographic space takes as many.
  const blanks = [...before].map((character) => (wide.test(character) ? '\u3000' : ' ')).join('');
  return [...shown, `  ${' '.repeat(width)} | ${blanks}^`].join('\n');
}

function cut(text: string, begin: number): string {
  const piece = visible(text.slice(begin, begin + longest));
  return `${begin > 0 && text !== '' ? '…' : ''}${piece}${text.length > begin + longest ? '…' : ''}`;
}
