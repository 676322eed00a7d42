import type { ProcessDefinition } from './definition.ts';
import { type DrawnEdge, type DrawnState, drawingOf, type Shown } from './draw.ts';

const box = { width: 148, height: 40 };
const gap = { x: 84, y: 84 };
const margin = 36;
/** So much of a label fits between two rows. */
const longest = 40;

/** A definition as a picture that needs nothing else: colours of its own for light and dark, text as text. */
export function toSvg(definition: ProcessDefinition, shown?: Shown): string {
  const { nodes, edges, rows, columns } = drawingOf(definition, shown);
  const width = margin * 2 + columns * box.width + (columns - 1) * gap.x + 120;
  const height = margin * 2 + (rows + 1) * (box.height + gap.y) - gap.y;
  const at = new Map(nodes.map((node) => [node.name, placeOf(node)]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(definition.title)}">`,
    `<title>${escaped(definition.title)}</title>`,
    `<style>${style}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    ...edges.flatMap((edge, n) => drawEdge(edge, at, n)),
    `<circle class="begin" cx="${margin + box.width / 2}" cy="${margin + 8}" r="7"/>`,
    ...nodes.map((node) => drawState(node, at.get(node.name) ?? { x: 0, y: 0 })),
    '</svg>',
    '',
  ].join('\n');
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const placeOf = ({ row, column }: DrawnState): Place => ({
  x: margin + column * (box.width + gap.x),
  y: margin + row * (box.height + gap.y),
});

const style =
  'text{font:13px "Segoe UI",system-ui,sans-serif;fill:#242424}.event{font-size:11px;fill:#616161}rect{fill:#fff;stroke:#707070;rx:6}.end rect{stroke-width:2;stroke-dasharray:none;fill:#f5f5f5}.current rect{fill:#ebf3fc;stroke:#0f6cbd;stroke-width:3}path{fill:none;stroke:#707070}marker path{fill:#707070;stroke:none}.back path{stroke-dasharray:4 3}.taken path{stroke:#0f6cbd;stroke-width:2.5}.begin{fill:#242424}@media(prefers-color-scheme:dark){text{fill:#fff}.event{fill:#adadad}rect{fill:#242424;stroke:#adadad}.end rect{fill:#171717}.current rect{fill:#0f2b42;stroke:#479ef5}path{stroke:#adadad}marker path{fill:#adadad}.taken path{stroke:#479ef5}.begin{fill:#fff}}';

function drawState({ label, end, current, fromMany }: DrawnState, { x, y }: Place): string {
  const kind = [end ? 'end' : '', current ? 'current' : ''].filter(Boolean).join(' ');
  const inner = end
    ? `<rect x="${x + 3}" y="${y + 3}" width="${box.width - 6}" height="${box.height - 6}"/>`
    : '';
  const text = `<text x="${x + box.width / 2}" y="${y + box.height / 2 + 5}" text-anchor="middle">${escaped(label)}</text>`;
  const many = fromMany.map(
    (said, n) =>
      `<text class="event" x="${x}" y="${y + box.height + 14 + n * 13}">${escaped(`← ${said}`)}</text>`,
  );
  return `<g class="${kind}"><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}"/>${inner}${text}${many.join('')}</g>`;
}

function drawEdge(
  { from, to, events, back, taken }: DrawnEdge,
  at: ReadonlyMap<string, Place>,
  lane: number,
): string[] {
  const target = at.get(to);
  const source = from === null ? { x: margin, y: margin - box.height + 15 } : at.get(from);
  if (target === undefined || source === undefined) return [];
  const kind = [back ? 'back' : '', taken ? 'taken' : ''].filter(Boolean).join(' ');
  const { path, label } =
    from === to
      ? loop(source)
      : source.y === target.y && source.x < target.x
        ? beside(source, target)
        : back
          ? upward(source, target, lane)
          : downward(source, target);
  const all = events.join(', ');
  const said = all.length > longest ? `${all.slice(0, longest - 1)}…` : all;
  return [
    `<g class="${kind}"><path d="${path}" marker-end="url(#arrow)"/><text class="event" x="${label.x}" y="${label.y}"><title>${escaped(all)}</title>${escaped(said)}</text></g>`,
  ];
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

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
