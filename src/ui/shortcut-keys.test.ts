import { expect, test } from 'vitest';
import { capsOf, match, nameOf, pressesOf } from './shortcut-keys.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('a letter is the same with caps lock', () => {
  expect(nameOf(press('J'))).toBe('j');
});

test('shift is told with letters and named keys, not with signs that need it', () => {
  expect(nameOf(press('X', { shiftKey: true }))).toBe('Shift+x');
  expect(nameOf(press('Enter', { shiftKey: true }))).toBe('Shift+Enter');
  expect(nameOf(press('?', { shiftKey: true }))).toBe('?');
});

test('command on a Mac counts as Ctrl', () => {
  expect(nameOf(press('k', { metaKey: true }))).toBe(nameOf(press('k', { ctrlKey: true })));
});

test('shortcuts are read as they are written', () => {
  expect(pressesOf('Ctrl+K')).toEqual(['Ctrl+k']);
  expect(pressesOf('g t')).toEqual(['g', 't']);
  expect(pressesOf('Shift+Enter')).toEqual(['Shift+Enter']);
});

test('a sequence begins, completes, or is broken by another key', () => {
  expect(match('g t', ['g'])).toBe('begun');
  expect(match('g t', ['g', 't'])).toBe('complete');
  expect(match('g t', ['g', 'p'])).toBe('no');
  expect(match('g t', ['t'])).toBe('no');
});

test('a single key does not answer to the end of a sequence', () => {
  expect(match('t', ['g', 't'])).toBe('no');
});

test('key caps read as on a keyboard', () => {
  expect(capsOf('Ctrl+K')).toEqual(['Ctrl', 'K']);
  expect(capsOf('Escape')).toEqual(['Esc']);
  expect(capsOf('g t')).toEqual(['g', 't']);
});
