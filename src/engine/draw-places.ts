import type { ProcessDefinition } from './definition.ts';
import { type DrawnEdge, type DrawnState, drawingOf, type Shown } from './draw.ts';

export const box = { width: 148, height: 40 };
const gap = { x: 84, y: 84 };
export const margin = 36;
/** So much of a label fits between two rows. */
const longest = 40;

/** A drawing whose every part has its place, for whoever paints it: a file, a page. */
export interface PlacedDrawing {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly states: readonly (DrawnState & Place)[];
  readonly ways: readonly PlacedWay[];
}

export interface PlacedWay extends DrawnEdge {
  /** For `d` of a path. */
  readonly path: string;
  readonly label: Place & { readonly text: string };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Puts the boxes of a drawing and the lines between them where they are painted. */
export function placedDrawing(definition: ProcessDefinition, shown?: Shown): PlacedDrawing {
  const { nodes, edges, rows, columns } = drawingOf(definition, shown);
  const states = nodes.map((node) => ({ ...node, ...placeOf(node) }));
  const at = new Map(states.map((state) => [state.name, state]));
  return {
    title: definition.title,
    width: margin * 2 + columns * box.width + (columns - 1) * gap.x + 120,
    height: margin * 2 + (rows + 1) * (box.height + gap.y) - gap.y,
    states,
    ways: edges.flatMap((edge, lane) => placedWay(edge, at, lane)),
  };
}

const placeOf = ({ row, column }: DrawnState): Place => ({
  x: margin + column * (box.width + gap.x),
  y: margin + row * (box.height + gap.y),
});

function placedWay(edge: DrawnEdge, at: ReadonlyMap<string, Place>, lane: number): PlacedWay[] {
  const { from, to, events, back } = edge;
  const target = at.get(to);
  const source = from === null ? { x: margin, y: margin - box.height + 15 } : at.get(from);
  if (target === undefined || source === undefined) return [];
  const { path, label } =
    from === to
      ? loop(source)
      : source.y === target.y && source.x < target.x
        ? beside(source, target)
        : back
          ? upward(source, target, lane)
          : downward(source, target);
  const all = events.join(', ');
  const text = all.length > longest ? `${all.slice(0, longest - 1)}…` : all;
  return [{ ...edge, path, label: { ...label, text } }];
}

function downward(from: Place, to: Place) {
  const start = { x: from.x + box.width / 2, y: from.y + box.height };
  const end = { x: to.x + box.width / 2, y: to.y - 1 };
  const bend = Math.max(24, (end.y - start.y) / 2);
  return {
    path: `M${start.x} ${start.y} C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}`,
    label: { x: (start.x + end.x) / 2 + 6, y: end.y - 14 },
  };
}

/** Along the row, from one to another right of it. */
function beside(from: Place, to: Place) {
  const y = from.y + box.height / 2;
  return {
    path: `M${from.x + box.width} ${y} L${to.x - 1} ${y}`,
    label: { x: from.x + box.width + 4, y: y - 5 },
  };
}

/** Out to the right of both boxes, and back in. */
function upward(from: Place, to: Place, lane: number) {
  const start = { x: from.x + box.width, y: from.y + box.height / 2 };
  const end = { x: to.x + box.width + 1, y: to.y + box.height / 2 + 8 };
  // Each has a lane of its own, or they would lie on each other.
  const out = Math.max(start.x, end.x) + 40 + (lane % 4) * 14;
  return {
    path: `M${start.x} ${start.y} C${out} ${start.y} ${out} ${end.y} ${end.x} ${end.y}`,
    label: { x: out - 30, y: (start.y + end.y) / 2 + ((lane % 3) - 1) * 13 },
  };
}

function loop({ x, y }: Place) {
  const right = x + box.width;
  return {
    path: `M${right} ${y + 8} C${right + 40} ${y - 12} ${right + 40} ${y + 40} ${right + 1} ${y + 26}`,
    label: { x: right + 6, y: y - 4 },
  };
}
