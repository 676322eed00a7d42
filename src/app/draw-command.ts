import { readFile, writeFile } from 'node:fs/promises';
import { toMermaid } from '../engine/draw.ts';
import { toSvg } from '../engine/draw-svg.ts';
import { readDefinition } from '../engine/read-definition.ts';

/** Draws the process definition in a file. @returns 1 when it can't be read, after saying why. */
export async function drawCommand(
  file: string,
  { format, out }: { readonly format: 'svg' | 'mermaid'; readonly out: string | undefined },
  print: (text: string) => void,
): Promise<number> {
  const { definition, problems } = readDefinition(await readFile(file, 'utf8'), '');
  for (const { line, say } of problems) print(`${file}:${line}: ${say}`);
  if (definition === null || problems.length > 0) return 1;
  const drawn = format === 'svg' ? toSvg(definition) : toMermaid(definition);
  if (out === undefined) print(drawn.trimEnd());
  else await writeFile(out, drawn);
  return 0;
}
