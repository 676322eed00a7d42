/** Lines as one text, and the way back from an offset in it to a line. */
export interface JoinedLines {
  readonly whole: string;
  /** 0-based line, and 0-based index in it, of an offset. */
  readonly positionOf: (offset: number) => { readonly row: number; readonly index: number };
}

/** Joins lines with line feeds, for what may be wrapped: links, quoted names. */
export function joinLines(lines: readonly string[]): JoinedLines {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  return {
    whole: lines.join('\n'),
    positionOf: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { row: low, index: offset - (starts[low] ?? 0) };
    },
  };
}
