import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Process } from '../model.ts';
import { cardHeight, cardWidth, drawProcesses, lineThrough } from './graph-layout.ts';

const process = (path: string, ...next: string[]): Process => ({
  ...{ path, title: path, phases: [], audiences: ['internal'], steps: 1, mandatory: 0 },
  next,
});

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
    const names = fc.integer({ min: 0, max: 14 }).map(String);
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

  test('a line goes from its first point to its last', () => {
    expect(
      lineThrough([
        { x: 0, y: 0 },
        { x: 10, y: 5 },
        { x: 20, y: 0 },
      ]),
    ).toBe('M0 0Q10 5 15 2.5L20 0');
    expect(lineThrough([])).toBe('');
  });
});
