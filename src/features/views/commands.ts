import { newId } from '../../base/ids.ts';
import type { Db, Tx } from '../../store/store.ts';
import { demandPerson } from '../people/commands.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { mostViews, type SavedView, stateParts, type ViewList, type ViewState } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import {
  countOwn,
  dropView,
  isNamed,
  lockView,
  putUsual,
  putView,
  usualOf,
  type ViewRow,
  viewById,
  viewsOf,
} from './queries.ts';

// What somebody looks at is theirs: no ledger tells of it.

export function presentView(who: Actor, row: ViewRow): SavedView {
  const { id, name, shared, person_id: owner, version } = row;
  return {
    id,
    name,
    shared,
    owner: shownPerson(owner, row.owner),
    mine: owner === who.person,
    state: Object.fromEntries(stateParts.map((part) => [part, row[part]])) as ViewState,
    changedAt: row.changed_at.toISOString(),
    version,
  };
}

export async function viewsFor(db: Db, who: Actor, list: ViewList) {
  const rows = await viewsOf(db, list);
  const seen = rows.filter((row) => may.readView(who, { owner: row.person_id, shared: row.shared }));
  return {
    views: seen.map((row) => presentView(who, row)),
    usual: await usualOf(db, who.person, list),
    mayShare: may.shareView(who),
  };
}

/** A view of one's own, locked. @throws VIEW_UNKNOWN, VIEW_NOT_YOURS. */
async function ownView(tx: Tx, who: Actor, id: string): Promise<ViewRow> {
  const row = await viewById(tx, id);
  if (row === undefined || !may.readView(who, { owner: row.person_id, shared: row.shared }))
    throw problems.VIEW_UNKNOWN();
  if (!may.changeView(who, { owner: row.person_id }))
    throw problems.VIEW_NOT_YOURS(row.name, row.owner ?? 'somebody else');
  return (await lockView(tx, id)) ?? row;
}

async function demandName(tx: Tx, who: Actor, list: ViewList, name: string, except?: string): Promise<void> {
  const found = await isNamed(tx, who.person, list, name);
  if (found !== undefined && found !== except) throw problems.VIEW_NAMED_TWICE(name);
}

interface NewView {
  readonly list: ViewList;
  readonly name: string;
  readonly shared: boolean;
  readonly state: ViewState;
}

/** Saves what a list shows. @throws PERSON_ONLY, VIEW_SHARING_INTERNAL, VIEW_NAMED_TWICE, VIEWS_FULL. */
export async function addView(
  tx: Tx,
  who: Actor,
  { list, name, shared, state }: NewView,
  now: Date,
): Promise<SavedView> {
  demandPerson(who);
  if (shared && !may.shareView(who)) throw problems.VIEW_SHARING_INTERNAL();
  await demandName(tx, who, list, name);
  if ((await countOwn(tx, who.person, list)) >= mostViews) throw problems.VIEWS_FULL(mostViews);
  const id = newId('view', now);
  await putView(tx, { id, list, person: who.person, name, shared, state, at: now, version: 1 });
  return presentView(who, (await viewById(tx, id)) as ViewRow);
}

interface SaveView {
  readonly viewId: string;
  readonly match: number;
  readonly name?: string | undefined;
  readonly shared?: boolean | undefined;
  readonly state?: ViewState | undefined;
}

/** Changes a view of one's own. @throws VIEW_UNKNOWN, VIEW_NOT_YOURS, VIEW_SHARING_INTERNAL, VIEW_NAMED_TWICE, VERSION_STALE. */
export async function saveView(tx: Tx, who: Actor, cmd: SaveView, now: Date): Promise<SavedView> {
  const row = await ownView(tx, who, cmd.viewId);
  const current = presentView(who, row);
  if (current.version !== cmd.match) throw problems.VERSION_STALE(current.name, { current });
  const { name = current.name, shared = current.shared, state = current.state } = cmd;
  if (shared && !may.shareView(who)) throw problems.VIEW_SHARING_INTERNAL();
  const list = row.list as ViewList;
  await demandName(tx, who, list, name, current.id);
  const version = current.version + 1;
  await putView(tx, { id: current.id, list, person: who.person, name, shared, state, at: now, version });
  return { ...current, name, shared, state, changedAt: now.toISOString(), version };
}

/** @throws VIEW_UNKNOWN, VIEW_NOT_YOURS. */
export async function removeView(tx: Tx, who: Actor, id: string): Promise<void> {
  const { id: known } = await ownView(tx, who, id);
  await dropView(tx, known);
}

/** @throws PERSON_ONLY. */
export async function setUsualView(tx: Tx, who: Actor, list: ViewList, view: string | null): Promise<void> {
  demandPerson(who);
  await putUsual(tx, who.person, list, view);
}
