import { expect, test } from 'vitest';
import { gridQueryOf } from './grid-input.ts';

const fields = [
  { id: 'name', type: 'text' },
  { id: 'people', type: 'number' },
] as const;

test('a list is asked as a grid writes it', () => {
  expect(gridQueryOf({ sort: '-people', filter: 'people:ge:5', find: ' contoso ' }, fields)).toEqual({
    sort: [{ by: 'people', down: true }],
    filters: [{ field: 'people', conditions: [{ is: 'ge', values: ['5'] }] }],
    find: 'contoso',
  });
});

test('what asks for nothing that is here is refused by name, and widens no list', () => {
  expect(() => gridQueryOf({ sort: 'size', filter: 'people:ge:many' }, fields)).toThrow(
    /“size” asks for nothing that is here. There are name \(text\), people \(number\) \(and 1 more\)/,
  );
});
