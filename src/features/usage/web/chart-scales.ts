import { scaleLinear, scaleUtc } from '@visx/scale';

export const height = 260;
export const edge = { top: 34, right: 44, bottom: 28, left: 48 };
export const millisecondsADay = 86_400_000;

/** Where days and values are drawn. */
export interface ChartScales {
  readonly width: number;
  readonly x: ReturnType<typeof scaleUtc<number>>;
  readonly y: ReturnType<typeof scaleLinear<number>>;
  readonly xOf: (at: { readonly day: number }) => number;
  readonly yOf: (value: number | null) => number;
  /** The place among the days that is drawn at so many px. */
  readonly placeAt: (x: number) => number;
}

/** @param top of the axis. */
export function scalesOf(
  { from, to }: { readonly from: number; readonly to: number },
  top: number,
  width: number,
): ChartScales {
  const x = scaleUtc<number>({
    domain: [from * millisecondsADay, Math.max(to, from + 1) * millisecondsADay],
    range: [edge.left, Math.max(edge.left + 1, width - edge.right)],
  });
  const y = scaleLinear<number>({ domain: [0, top], range: [height - edge.bottom, edge.top] });
  return {
    width,
    x,
    y,
    xOf: ({ day }) => x(day * millisecondsADay),
    yOf: (value) => y(value ?? 0),
    placeAt: (px) => Math.round(x.invert(px).getTime() / millisecondsADay) - from,
  };
}
