import type { ProcessDefinition } from './definition.ts';
import type { Shown } from './draw.ts';
import { box, margin, type PlacedDrawing, type PlacedWay, placedDrawing } from './draw-places.ts';

/** A definition as a picture that needs nothing else: colours of its own for light and dark, text as text. */
export function toSvg(definition: ProcessDefinition, shown?: Shown): string {
  const { title, width, height, states, ways } = placedDrawing(definition, shown);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    ...ways.map(drawWay),
    `<circle class="begin" cx="${margin + box.width / 2}" cy="${margin + 8}" r="7"/>`,
    ...states.map(drawState),
    '</svg>',
    '',
  ].join('\n');
}

const style =
  'text{font:13px "Segoe UI",system-ui,sans-serif;fill:#242424}.event{font-size:11px;fill:#616161}rect{fill:#fff;stroke:#707070;rx:6}.end rect{stroke-width:2;stroke-dasharray:none;fill:#f5f5f5}.current rect{fill:#ebf3fc;stroke:#0f6cbd;stroke-width:3}path{fill:none;stroke:#707070}marker path{fill:#707070;stroke:none}.back path{stroke-dasharray:4 3}.taken path{stroke:#0f6cbd;stroke-width:2.5}.begin{fill:#242424}@media(prefers-color-scheme:dark){text{fill:#fff}.event{fill:#adadad}rect{fill:#242424;stroke:#adadad}.end rect{fill:#171717}.current rect{fill:#0f2b42;stroke:#479ef5}path{stroke:#adadad}marker path{fill:#adadad}.taken path{stroke:#479ef5}.begin{fill:#fff}}';

function drawState({ label, end, current, fromMany, x, y }: PlacedDrawing['states'][number]): string {
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

function drawWay({ events, back, taken, path, label }: PlacedWay): string {
  const kind = [back ? 'back' : '', taken ? 'taken' : ''].filter(Boolean).join(' ');
  const all = escaped(events.join(', '));
  return `<g class="${kind}"><path d="${path}" marker-end="url(#arrow)"/><text class="event" x="${label.x}" y="${label.y}"><title>${all}</title>${escaped(label.text)}</text></g>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
