import { expect, test } from 'vitest';
import type { TaskRow } from '../model.ts';
import type { Row } from './rows.ts';
import { actOf } from './tree-keys.ts';

const page: Row = { kind: 'page', key: 'p' };
const step: Row = { kind: 'step', key: 's', parent: 'p' };
const task: Row = { kind: 'task', key: 't', parent: 's', task: {} as TaskRow };
const rows = [page, step, task];

test('arrows go row by row, Home and End to the ends', () => {
  expect(actOf('ArrowDown', page, rows, false)).toEqual({ kind: 'go', to: step });
  expect(actOf('ArrowUp', task, rows, false)).toEqual({ kind: 'go', to: step });
  expect(actOf('Home', task, rows, false)).toEqual({ kind: 'go', to: page });
  expect(actOf('End', page, rows, false)).toEqual({ kind: 'go', to: task });
});

test('left goes to what a row belongs to, and folds a page', () => {
  expect(actOf('ArrowLeft', task, rows, false)).toEqual({ kind: 'go', to: step });
  expect(actOf('ArrowLeft', step, rows, false)).toEqual({ kind: 'go', to: page });
  expect(actOf('ArrowLeft', page, rows, false)).toEqual({ kind: 'fold', fold: true });
});

test('right opens a folded page, else goes on', () => {
  expect(actOf('ArrowRight', page, [page], true)).toEqual({ kind: 'fold', fold: false });
  expect(actOf('ArrowRight', page, rows, false)).toEqual({ kind: 'go', to: step });
});

test('Space ticks a task and nothing else', () => {
  expect(actOf(' ', task, rows, false)).toEqual({ kind: 'tick' });
  expect(actOf(' ', step, rows, false)).toBeUndefined();
});

test('at the ends, and for any other key, nothing happens', () => {
  expect(actOf('ArrowUp', page, rows, false)).toBeUndefined();
  expect(actOf('ArrowDown', task, rows, false)).toBeUndefined();
  expect(actOf('q', task, rows, false)).toBeUndefined();
});
