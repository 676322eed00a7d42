import { type PointerEvent, type RefObject, useRef, useState } from 'react';

export interface ColumnDrag {
  /** The column in hand, and the one whose place it would take. */
  readonly dragged: { readonly id: string; readonly over: string } | undefined;
  readonly handlers: (id: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
  /** Whether the press that ends here was a drag, and no click. */
  readonly wasDrag: () => boolean;
}

// Less than this is a hand that trembles.
const slack = 6;

/** Takes a column by its header to another place. The browser's own dragging would not start on a button everywhere. */
export function useColumnDrag(
  head: RefObject<HTMLElement | null>,
  onDrop: (id: string, over: string) => void,
): ColumnDrag {
  const [dragged, setDragged] = useState<ColumnDrag['dragged']>(undefined);
  const began = useRef<number | undefined>(undefined);
  const moved = useRef(false);
  const end = () => {
    began.current = undefined;
    setDragged(undefined);
  };
  return {
    dragged,
    wasDrag: () => moved.current,
    handlers: (id) => ({
      onPointerDown(event) {
        moved.current = false;
        // A finger scrolls the grid; it moves columns by the menu.
        if (event.button !== 0 || event.pointerType === 'touch') return;
        began.current = event.clientX;
        // From now on, or a quick hand's first move would be that of another head.
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        if (began.current === undefined || Math.abs(event.clientX - began.current) < slack) return;
        moved.current = true;
        const over = columnAt(head.current, event.clientX);
        if (over !== undefined) setDragged({ id, over });
      },
      onPointerUp() {
        if (dragged !== undefined && dragged.over !== id) onDrop(id, dragged.over);
        end();
      },
      onPointerCancel: end,
    }),
  };
}

function columnAt(head: HTMLElement | null, x: number): string | undefined {
  const cells = [...(head?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  const found = cells.find((cell) => {
    const { left, right } = cell.getBoundingClientRect();
    return x >= left && x < right;
  });
  return found?.dataset.column;
}
