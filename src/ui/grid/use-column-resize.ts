import { type PointerEvent, useState } from 'react';
import { widthOf } from './grid-view.ts';

export interface ColumnResize {
  /** The column that is being resized, as wide as it is now. */
  readonly resized: { readonly id: string; readonly width: number } | undefined;
  readonly handlers: (id: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onDoubleClick: () => void;
  };
}

/** Resizes a column by its right edge; a double click gives back its own width. The address hears of it at the end. */
export function useColumnResize(onWidth: (id: string, width: number | undefined) => void): ColumnResize {
  const [held, setHeld] = useState<{ id: string; width: number; from: number; first: number } | undefined>();
  return {
    resized: held,
    handlers: (id) => ({
      onPointerDown(event) {
        const { currentTarget: handle, pointerId, clientX } = event;
        const width = handle.parentElement?.getBoundingClientRect().width;
        if (width === undefined) return;
        event.stopPropagation();
        handle.setPointerCapture(pointerId);
        setHeld({ id, width, from: clientX, first: width });
      },
      onPointerMove({ clientX }) {
        if (held?.id !== id) return;
        setHeld({ ...held, width: widthOf(held.first + clientX - held.from) ?? held.width });
      },
      onPointerUp() {
        if (held !== undefined && held.width !== held.first) onWidth(id, held.width);
        setHeld(undefined);
      },
      onDoubleClick: () => onWidth(id, undefined),
    }),
  };
}
