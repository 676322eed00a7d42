import { type KeyboardEvent, type PointerEvent, useState } from 'react';

/** The day that one looks at, by pointer or by arrow keys. */
export interface ChartDay {
  /** Its place among the days; undefined while nobody points. */
  readonly at: number | undefined;
  readonly handlers: {
    readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerLeave: () => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** @param placeAt which of the days is drawn at so many px from the left. */
export function useChartDay(days: number, placeAt: (x: number) => number): ChartDay {
  const [at, setAt] = useState<number | undefined>(undefined);
  const move = (to: number) => setAt(Math.min(days - 1, Math.max(0, to)));
  return {
    at: at === undefined || at >= days ? undefined : at,
    handlers: {
      onPointerMove: (event) =>
        move(placeAt(event.clientX - event.currentTarget.getBoundingClientRect().left)),
      onPointerLeave: () => setAt(undefined),
      onBlur: () => setAt(undefined),
      onKeyDown(event) {
        const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -28, PageDown: 28 }[event.key];
        const to = event.key === 'Home' ? 0 : event.key === 'End' ? days - 1 : undefined;
        if (step === undefined && to === undefined) return;
        event.preventDefault();
        move(to ?? (at ?? days - 1) + (step ?? 0));
      },
    },
  };
}
