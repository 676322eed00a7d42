import type { ASTNode } from '@marcbachmann/cel-js';
import type { FactType } from './facts.ts';
import { constantsOf } from './tree.ts';

/**
 * Values of a number between two bounds that stand for all of them: the bounds, each constant that it is compared with, and one between each two.
 * An expression that only compares it (`isOnlyCompared`) answers alike for all values between two neighbours.
 */
export function representatives(
  ast: ASTNode,
  name: string,
  type: FactType,
  { from, to }: { readonly from: number; readonly to: number },
): number[] {
  const constants = constantsOf(ast, name).filter((constant) => typeof constant === 'number');
  const inside = constants.filter((constant) => constant > from && constant < to);
  const marks = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
  if (type === 'count') {
    const near = marks.flatMap((mark) => [mark - 1, mark, mark + 1]);
    const whole = near.map(Math.round).filter((value) => value >= from && value <= to);
    return [...new Set(whole)].sort((a, b) => a - b);
  }
  const between = marks.slice(1).map((mark, n) => (mark + (marks[n] ?? mark)) / 2);
  return [...new Set([...marks, ...between])].sort((a, b) => a - b);
}

/** Every way to take one of each; the last changes fastest. */
export function* combinations<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const item of first) for (const others of combinations(rest)) yield [item, ...others];
}
