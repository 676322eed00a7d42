import type { GridSearch } from '../../../ui/grid/grid-types.ts';
import { type SavedView, stateParts, type ViewState } from '../model.ts';

/** What the address of a list with views says: all that it shows, and the view that it began with. */
export interface ViewSearch extends GridSearch {
  readonly display?: string | undefined;
  readonly whose?: string | undefined;
  /** Id of a saved view. */
  readonly view?: string | undefined;
}

/** What is shown, as it is kept. An address with nothing but a view shows that view. */
export function stateOf(search: ViewSearch, views: readonly SavedView[]): ViewState {
  const said = stateParts.some((part) => search[part] !== undefined);
  const chosen = chosenOf(search, views);
  if (!said && chosen !== undefined) return chosen.state;
  return Object.fromEntries(stateParts.map((part) => [part, search[part] ?? ''])) as ViewState;
}

/** The address of what is shown. Everything stands in it, so that a link shows the same rows to whoever may not see the view. */
export function searchOf(state: ViewState, view: string | undefined): ViewSearch {
  const parts = stateParts.map((part) => [part, state[part] === '' ? undefined : state[part]]);
  return { view, ...Object.fromEntries(parts) };
}

export const chosenOf = ({ view }: ViewSearch, views: readonly SavedView[]): SavedView | undefined =>
  view === undefined ? undefined : views.find(({ id }) => id === view);

/** Whether what is shown is something else than what it began with. A display says nothing about whose rows there are. */
export function isChanged(state: ViewState, chosen: SavedView | undefined): boolean {
  if (chosen !== undefined) return stateParts.some((part) => state[part] !== chosen.state[part]);
  return stateParts.some((part) => part !== 'display' && part !== 'whose' && state[part] !== '');
}

export const nothing: ViewState = { display: '', whose: '', sort: '', filter: '', find: '', cols: '' };

/** Back to the view, or to the display as it is. */
export function discarded(state: ViewState, chosen: SavedView | undefined): ViewState {
  return chosen?.state ?? { ...nothing, display: state.display, whose: state.whose };
}
