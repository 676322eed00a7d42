import type { CSSProperties } from 'react';
import type { ShownColumn } from './grid-types.ts';

/** Width of the column of ticks. */
const tickWidth = 40;

/** The widths of the columns, for the style of the grid: rows need not be drawn anew when one of them changes. */
export function tracksOf<Row>(
  shown: readonly ShownColumn<Row>[],
  selectable: boolean,
  resized: { readonly id: string; readonly width: number } | undefined,
): CSSProperties {
  const before = selectable ? tickWidth : 0;
  const least = shown.map(({ id, width, chosenWidth }) =>
    resized?.id === id ? resized.width : (chosenWidth ?? width),
  );
  const tracks = shown.map(({ id, grow, chosenWidth }, nth) =>
    grow === undefined || chosenWidth !== undefined || resized?.id === id
      ? `${least[nth]}px`
      : `minmax(${least[nth]}px, ${grow}fr)`,
  );
  return {
    '--columns': [...(selectable ? [`${tickWidth}px`] : []), ...tracks].join(' '),
    '--least': `${before + least.reduce((sum, width) => sum + width, 0)}px`,
    '--before': `${before}px`,
    // Where what scrolls sideways comes from under the columns that stay.
    scrollPaddingLeft: before + (least[0] ?? 0),
  } as CSSProperties;
}
