const longestChunk = 8_000;
const longestLine = 6_000;
const deepestNesting = 40;

/**
 * Parts Markdown into pieces that are cheap to parse, at blank lines where there is one. A line that is far too long or nested far too deep
 * was not written by a person: its marks are escaped, its text stays.
 */
export function toChunks(text: string): string[] {
  if (text.length <= longestChunk && !isHostile(text)) return [text];
  const chunks: string[] = [];
  let chunk: string[] = [];
  let length = 0;
  const close = (): void => {
    if (chunk.length > 0) chunks.push(chunk.join('\n'));
    chunk = [];
    length = 0;
  };
  for (const line of text.split('\n').flatMap(tame)) {
    const full = length + line.length > longestChunk;
    if (full || (line.trim() === '' && length > longestChunk / 2)) close();
    chunk.push(line);
    length += line.length + 1;
  }
  close();
  return chunks;
}

function isHostile(text: string): boolean {
  return text.split('\n').some((line) => tame(line).length > 1 || tame(line)[0] !== line);
}

function tame(line: string): string[] {
  const marks = line.match(/^(?:[\s>*+-]|\d{1,9}[.)])*/)?.[0].match(/[>*+-]|\d+/g)?.length ?? 0;
  const brackets = line.length > 200 ? (line.match(/[[\]*_~`<(]/g)?.length ?? 0) : 0;
  if (marks <= deepestNesting && brackets <= 400 && line.length <= longestLine) return [line];
  if (/^[\s>*+-]*$/.test(line) && !line.includes('>')) return [line.slice(0, 80)];
  const pieces = line.match(new RegExp(`[\\s\\S]{1,${longestLine / 2}}`, 'g')) ?? [];
  return pieces.map((piece) => piece.trimStart().replace(/[[\]*_~`<>#+.()!&|-]/g, '\\$&'));
}
