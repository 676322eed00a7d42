import { expect, test } from 'vitest';
import { drawingOf, toMermaid } from './draw.ts';
import { toSvg } from './draw-svg.ts';
import { readDefinition } from './read-definition.ts';

const text = `
process: review
title: Review <of> "customers"
actors: { m: { role: fm } }
start: { begin: { by: [m], to: open } }
states:
  open: { label: Open & waiting, on: { offer: [{ by: [m], to: offered }, { by: [m], when: 'false', refuse: No. }] } }
  offered: { on: { back: { by: [m], to: open }, stay: { by: [m], to: offered }, close: { by: [m], to: closed } } }
  closed: { end: true }
`;
const { definition } = readDefinition(text, 'review.md');
if (definition === null) throw new Error('no definition');

test('a drawing has every state once, in a row as far down as the shortest way to it is long', () => {
  const { nodes, rows } = drawingOf(definition);
  expect(nodes.map(({ name, row }) => [name, row])).toEqual([
    ['open', 1],
    ['offered', 2],
    ['closed', 3],
  ]);
  expect(rows).toBe(4);
});

test('ways that only refuse are not drawn; ways back are marked', () => {
  const { edges } = drawingOf(definition);
  expect(edges.map(({ from, to, back }) => [from, to, back])).toEqual([
    [null, 'open', false],
    ['open', 'offered', false],
    ['offered', 'open', true],
    ['offered', 'offered', true],
    ['offered', 'closed', false],
  ]);
});

test('a running case is shown on it: where it is and which ways it took', () => {
  const shown = { state: 'offered', taken: [{ from: 'open', event: 'offer', to: 'offered' }] };
  const { nodes, edges } = drawingOf(definition, shown);
  expect(nodes.filter(({ current }) => current).map(({ name }) => name)).toEqual(['offered']);
  expect(edges.filter(({ taken }) => taken)).toHaveLength(1);
  expect(toSvg(definition, shown)).toContain('class="current"');
  expect(toMermaid(definition, shown)).toContain('class s1 current');
});

test('what a definition calls things can not break the picture', () => {
  const svg = toSvg(definition);
  expect(svg).toContain('Review &lt;of&gt; &quot;customers&quot;');
  expect(svg).toContain('Open &amp; waiting');
  expect(toMermaid(definition).split('\n')[0]).toBe('stateDiagram-v2');
});
