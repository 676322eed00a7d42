import { canonicalJson } from '../base/canonical-json.ts';

/** The model as text: keys in order, two blanks a level, a line end at the end. Equal models are equal bytes. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
