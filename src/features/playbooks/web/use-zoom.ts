import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** What is seen of a drawing: its upper left corner and how many pixels a unit of it takes. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const least = 0.1;
const most = 2;
const within = (scale: number) => Math.min(most, Math.max(least, scale));

/**
 * Zooms and moves a drawing inside a frame: the wheel zooms at the pointer, dragging moves.
 * @param about what to begin at, in the drawing's units; all of it when there is none.
 */
export function useZoom(
  frame: RefObject<HTMLElement | null>,
  size: { readonly width: number; readonly height: number },
  about: { readonly x: number; readonly y: number } | undefined,
) {
  const [view, setView] = useState<View>({ x: 0, y: 0, scale: 1 });
  const drag = useRef<{ x: number; y: number } | null>(null);
  const { width, height } = size;

  const showAll = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || width === 0) return;
    const scale = within(Math.min(1, box.width / width, box.height / height));
    setView({ x: (width - box.width / scale) / 2, y: (height - box.height / scale) / 2, scale });
  }, [frame, width, height]);

  const zoomAt = useCallback(
    (by: number, at?: { x: number; y: number }) => {
      const box = frame.current?.getBoundingClientRect();
      if (box === undefined) return;
      const point = at ?? { x: box.width / 2, y: box.height / 2 };
      setView((before) => {
        const scale = within(before.scale * by);
        const shift = 1 / before.scale - 1 / scale;
        return { x: before.x + point.x * shift, y: before.y + point.y * shift, scale };
      });
    },
    [frame],
  );

  const move = useCallback((dx: number, dy: number) => {
    setView((before) => ({ ...before, x: before.x + dx / before.scale, y: before.y + dy / before.scale }));
  }, []);

  const [aboutX, aboutY] = [about?.x, about?.y];
  useEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (aboutX === undefined || aboutY === undefined || box === undefined) showAll();
    else setView({ x: aboutX - box.width / 2, y: aboutY - box.height / 2, scale: 1 });
  }, [frame, showAll, aboutX, aboutY]);

  useEffect(() => {
    const element = frame.current;
    // Not as a prop of React's, which listens passively: the page must not scroll meanwhile.
    function onWheel(event: WheelEvent): void {
      event.preventDefault();
      const box = element?.getBoundingClientRect();
      const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
      zoomAt(Math.exp(-event.deltaY / 400), at);
    }
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [frame, zoomAt]);

  const dragging = useMemo(
    () => ({
      onPointerDown: (event: PointerEvent) => {
        if ((event.target as Element).closest('a') === null)
          drag.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove: (event: PointerEvent) => {
        if (drag.current === null) return;
        move(drag.current.x - event.clientX, drag.current.y - event.clientY);
        drag.current = { x: event.clientX, y: event.clientY };
      },
      onPointerUp: () => {
        drag.current = null;
      },
      onPointerLeave: () => {
        drag.current = null;
      },
    }),
    [move],
  );
  return { view, zoomAt, move, showAll, dragging };
}
