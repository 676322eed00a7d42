import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is seen of a drawing: its upper left corner and how many pixels a unit of it takes. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const least = 0.1;
const most = 2;
// Smaller letters than these are looked at, not read.
const readable = 0.5;
const within = (scale: number) => Math.min(most, Math.max(least, scale));

/**
 * Zooms and moves a drawing inside a frame: the wheel zooms at the pointer, dragging moves, two fingers do both.
 * @param about what to begin at, in the drawing's units; without it all of the drawing, or where that could not be read, its top.
 */
export function useZoom(
  frame: RefObject<HTMLElement | null>,
  size: { readonly width: number; readonly height: number },
  about: Point | undefined,
) {
  const [view, setView] = useState<View>({ x: 0, y: 0, scale: 1 });
  const held = useRef(new Map<number, Point>());
  const { width, height } = size;

  const showAll = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || width === 0) return;
    const scale = within(Math.min(1, box.width / width, box.height / height));
    setView({ x: (width - box.width / scale) / 2, y: (height - box.height / scale) / 2, scale });
  }, [frame, width, height]);

  const zoomAt = useCallback(
    (by: number, at?: Point) => {
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
    if (box === undefined) return;
    if (aboutX !== undefined && aboutY !== undefined)
      setView({ x: aboutX - box.width / 2, y: aboutY - box.height / 2, scale: 1 });
    else if (box.height / height >= readable) showAll();
    else {
      const scale = Math.max(readable, Math.min(1, box.width / width));
      setView({ x: Math.min(0, (width - box.width / scale) / 2), y: 0, scale });
    }
  }, [frame, showAll, aboutX, aboutY, width, height]);

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

  /** Moves no further than needed for a part of the drawing to be seen. */
  const reveal = useCallback(
    (part: Point & { readonly width: number; readonly height: number }) => {
      const box = frame.current?.getBoundingClientRect();
      if (box === undefined) return;
      setView((before) => {
        const { scale } = before;
        const x = into(before.x, box.width / scale, part.x, part.width);
        const y = into(before.y, box.height / scale, part.y, part.height);
        return { x, y, scale };
      });
    },
    [frame],
  );

  const dragging = useMemo(() => {
    const letGo = ({ pointerId }: PointerEvent) => void held.current.delete(pointerId);
    return {
      onPointerDown: (event: PointerEvent) => {
        const onLink = (event.target as Element).closest('a') !== null;
        if (event.pointerType === 'mouse' && onLink) return;
        held.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: (event: PointerEvent) => {
        const before = held.current.get(event.pointerId);
        if (before === undefined) return;
        const now = { x: event.clientX, y: event.clientY };
        const [other] = [...held.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
        held.current.set(event.pointerId, now);
        if (other === undefined) return move(before.x - now.x, before.y - now.y);
        const box = frame.current?.getBoundingClientRect();
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        move((before.x - now.x) / 2, (before.y - now.y) / 2);
        zoomAt(apart(now, other) / apart(before, other), {
          x: middle.x - (box?.left ?? 0),
          y: middle.y - (box?.top ?? 0),
        });
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onPointerLeave: letGo,
    };
  }, [frame, move, zoomAt]);
  return { view, zoomAt, move, reveal, showAll, dragging };
}

const apart = (one: Point, other: Point) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
const edge = 16;

/** Where a window onto a line has to begin, so that a part of the line lies in it. */
function into(begin: number, length: number, part: number, partLength: number): number {
  if (part - edge < begin) return part - edge;
  return Math.max(begin, part + partLength + edge - length);
}
