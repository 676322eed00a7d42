import { expect, test } from 'vitest';
import { boxesFor, chosenOf } from './filters.ts';

const nobody = { inbox: 0, mayReadAll: false };
const owner = { inbox: 3, mayReadAll: false };
const publisher = { inbox: 0, mayReadAll: true };

test.each([
  ['an owner begins with what is open for them', {}, owner, { box: 'inbox', state: 'open' }],
  ['so does who publishes, although nothing has come yet', {}, publisher, { box: 'inbox', state: 'open' }],
  ['everybody else with what they sent', {}, nobody, { box: 'sent', state: undefined }],
  ['what one sent is shown with its answers', { box: 'sent' }, owner, { box: 'sent', state: undefined }],
  ['a choice holds', { box: 'all', state: 'answered' }, publisher, { box: 'all', state: 'answered' }],
  ['open and answered is a choice too', { state: 'any' }, owner, { box: 'inbox', state: undefined }],
  ['who may not read all is shown their own', { box: 'all' }, owner, { box: 'inbox', state: 'open' }],
] as const)('%s', (_, shown, counts, wanted) => {
  expect(chosenOf(shown, counts)).toEqual({ path: undefined, ...wanted });
});

test('nobody is offered a box that stays empty', () => {
  expect(boxesFor(nobody)).toEqual(['sent']);
  expect(boxesFor(owner)).toEqual(['inbox', 'sent']);
  expect(boxesFor(publisher)).toEqual(['inbox', 'all', 'sent']);
});
