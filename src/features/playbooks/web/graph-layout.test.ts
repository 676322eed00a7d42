import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Process } from '../model.ts';
import { cardHeight, cardWidth, drawProcesses, lineThrough, type Way } from './graph-layout.ts';

const process = (path: string, ...next: string[]): Process => ({
  ...{ path, title: path, phases: [], audiences: ['internal'], steps: 1, mandatory: 0 },
  next,
});

const names = fc.integer({ min: 0, max: 14 }).map(String);

describe('the graph of processes', () => {
  test('each phase is a column in the order of the work, and the way that closes a circle is told apart', () => {
    const phased = (path: string, phase: string, ...next: string[]) => ({
      ...process(path, ...next),
      phases: [phase],
    });
    const { cards, columns, ways } = drawProcesses(
      ['First', 'Unused', 'Second'],
      [phased('c', 'Second', 'a'), phased('a', 'First', 'b'), phased('b', 'First', 'c'), process('alone')],
    );
    expect(columns.map(({ phase }) => phase)).toEqual(['First', 'Second']);
    expect(cards.map(({ process: { path }, column }) => `${path}${column}`).toSorted()).toEqual([
      'a0',
      'b0',
      'c1',
    ]);
    expect(ways.filter(({ back }) => back).map(({ from, to }) => from + to)).toEqual(['ca']);
  });

  test('a process that leads to itself, or to one that is not there, breaks nothing', () => {
    const { cards, ways } = drawProcesses([], [process('a', 'a', 'b', 'gone'), process('b')]);
    expect(cards).toHaveLength(2);
    expect(ways.map(({ from, to }) => [from, to])).toEqual([['a', 'b']]);
  });

  test('no two cards lie on each other, and all lie inside the drawing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(names, fc.uniqueArray(names, { maxLength: 4 })), {
          selector: ([name]) => name,
        }),
        (given) => {
          const { cards, width, height } = drawProcesses(
            ['0', '1', '2'],
            given.map(([name, next]) => ({ ...process(name, ...next), phases: [String(Number(name) % 4)] })),
          );
          for (const [i, a] of cards.entries()) {
            expect(
              a.x >= 0 && a.y >= 0 && a.x + cardWidth <= width + 1 && a.y + cardHeight <= height + 1,
            ).toBe(true);
            for (const b of cards.slice(i + 1))
              expect(Math.abs(a.x - b.x) >= cardWidth || Math.abs(a.y - b.y) >= cardHeight).toBe(true);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  const sites = fc
    .uniqueArray(fc.tuple(names, fc.uniqueArray(names, { maxLength: 4 })), { selector: ([name]) => name })
    .map((given) =>
      drawProcesses(
        ['0', '1', '2'],
        given.map(([name, next]) => ({ ...process(name, ...next), phases: [String(Number(name) % 4)] })),
      ),
    );
  const piecesOf = ({ points }: Way) => points.slice(1).map((end, i) => ({ start: points[i] ?? end, end }));

  test('no way lies under a card', () => {
    fc.assert(
      fc.property(sites, ({ cards, ways }) => {
        for (const { start, end } of ways.flatMap(piecesOf))
          for (const { x, y } of cards) {
            const beside = Math.max(start.x, end.x) <= x || Math.min(start.x, end.x) >= x + cardWidth;
            const above = Math.max(start.y, end.y) <= y || Math.min(start.y, end.y) >= y + cardHeight;
            expect(beside || above).toBe(true);
          }
      }),
      { numRuns: 100 },
    );
  });

  test('a way back never runs along a way onward, so none hides the other', () => {
    fc.assert(
      fc.property(sites, ({ ways }) => {
        const [back, onward] = [ways.filter((way) => way.back), ways.filter((way) => !way.back)];
        for (const one of back.flatMap(piecesOf))
          for (const other of onward.flatMap(piecesOf)) {
            const upright = one.start.x === one.end.x && other.start.x === other.end.x;
            const level = one.start.y === one.end.y && other.start.y === other.end.y;
            if (upright) expect(one.start.x === other.start.x && meet(one, other, 'y')).toBe(false);
            else if (level) expect(one.start.y === other.start.y && meet(one, other, 'x')).toBe(false);
          }
      }),
      { numRuns: 100 },
    );
  });

  test('a line goes from its first point to its last and leaves its corners out', () => {
    expect(
      lineThrough([
        { x: 0, y: 0 },
        { x: 40, y: 0 },
        { x: 40, y: 40 },
      ]),
    ).toBe('M0 0L30 0Q40 0 40 10L40 40');
    expect(lineThrough([])).toBe('');
  });
});

type Piece = { start: { x: number; y: number }; end: { x: number; y: number } };

/** Whether two pieces of one straight line have more than a point in common. */
function meet(one: Piece, other: Piece, along: 'x' | 'y'): boolean {
  const begin = Math.max(
    Math.min(one.start[along], one.end[along]),
    Math.min(other.start[along], other.end[along]),
  );
  const stop = Math.min(
    Math.max(one.start[along], one.end[along]),
    Math.max(other.start[along], other.end[along]),
  );
  return stop - begin > 0;
}
