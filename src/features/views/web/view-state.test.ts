import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SavedView, stateParts, type ViewState } from '../model.ts';
import { discarded, isChanged, nothing, searchOf, stateOf, type ViewSearch } from './view-state.ts';

const word = fc.oneof(fc.constant(''), fc.string({ minLength: 1, maxLength: 6 }));
const states: fc.Arbitrary<ViewState> = fc.record({
  display: word,
  whose: word,
  sort: word,
  filter: word,
  find: word,
  cols: word,
});
const viewOf = (state: ViewState): SavedView => ({
  id: 'view_1',
  name: 'Mine',
  shared: false,
  owner: { id: 'person_1', name: 'Ada' },
  mine: true,
  state,
  changedAt: '2026-11-27T10:00:00.000Z',
  version: 1,
});

test('what an address is written of is what it is read as, whether its view is there or not', () => {
  fc.assert(
    fc.property(states, states, (state, saved) => {
      const search = searchOf(state, 'view_1');
      const said = stateParts.some((part) => state[part] !== '');
      expect(stateOf(search, [])).toEqual(state);
      expect(stateOf(search, [viewOf(saved)])).toEqual(said ? state : saved);
    }),
  );
});

test('an address with nothing but a view shows the view', () => {
  fc.assert(
    fc.property(states, (saved) => {
      const search: ViewSearch = { view: 'view_1' };
      expect(stateOf(search, [viewOf(saved)])).toEqual(saved);
    }),
  );
});

test('a view is changed when a part of it is, and no more after discarding', () => {
  fc.assert(
    fc.property(states, states, (state, saved) => {
      const view = viewOf(saved);
      expect(isChanged(state, view)).toBe(stateParts.some((part) => state[part] !== saved[part]));
      expect(isChanged(discarded(state, view), view)).toBe(false);
      expect(isChanged(discarded(state, undefined), undefined)).toBe(false);
    }),
  );
});

test('another list of tenants is no change of a display', () => {
  const state = { ...nothing, display: 'work', whose: 'all' };
  expect(isChanged(state, undefined)).toBe(false);
  expect(isChanged({ ...state, find: 'contoso' }, undefined)).toBe(true);
});
