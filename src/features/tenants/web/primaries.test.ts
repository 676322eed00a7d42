import { expect, test } from 'vitest';
import { primariesOf } from './primaries.ts';

const assignee = (name: string, role: string, primary: boolean) => ({ personId: name, name, role, primary });

test('each role is named once, by its primary person', () => {
  const shown = primariesOf([
    assignee('Oskar', 'fe', false),
    assignee('Rhea', 'rm', true),
    assignee('Lotte', 'fm', true),
    assignee('Ines', 'fe', true),
  ]);
  expect(shown.map(({ name }) => name)).toEqual(['Lotte', 'Ines', 'Rhea']);
});

test('a role without a primary is named by whom it has', () => {
  expect(primariesOf([assignee('Oskar', 'fe', false)]).map(({ name }) => name)).toEqual(['Oskar']);
});
