import { createHash } from 'node:crypto';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { dayBefore, shownAvailability } from '../people/profiles.ts';
import { absencesOf, type Worker, workersById } from '../people/queries.ts';

import { visibleTenant } from '../tenants/commands.ts';
import { assignsAt, may as mayOfTenant } from '../tenants/policy.ts';
import { isPrimaryManager } from '../tenants/queries.ts';
import { type Box, linesOf } from './lines.ts';
import {
  type AssigneeFacts,
  type Focus,
  type Line,
  type PlaceAssignments,
  tabs,
  type Warning,
} from './model.ts';
import { problems } from './problems.ts';
import { assignmentsAt, type PlaceId, placeKey, placesById, type Row } from './queries.ts';
import { type Place, warningsOf } from './rules.ts';

/** A place with everything that a decision about it needs. */
export interface Loaded {
  readonly id: PlaceId;
  readonly name: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly firm: { readonly id: string; readonly name: string } | null;
  readonly place: Place;
  readonly rows: readonly Row[];
  readonly inherited: readonly Line[];
  readonly people: ReadonlyMap<string, AssigneeFacts>;
  readonly primaryManager: boolean;
  readonly revision: string;
}

/** A place that this person sees. @throws TENANT_UNKNOWN, CUSTOMER_NOT_SEEN. @param also people to know of, who may not be there yet. */
export async function loadPlace(
  db: Db,
  who: Actor,
  id: PlaceId,
  now: Date,
  also: readonly string[] = [],
): Promise<Loaded> {
  if ('tenant' in id) await visibleTenant(db, who, id.tenant);
  const primaryManager = await isPrimaryManager(db, who.person, id);
  const [loaded] = await loadPlaces(db, who, [id], now, also);
  if (loaded === undefined) throw problems.CUSTOMER_NOT_SEEN();
  return { ...loaded, primaryManager };
}

/** Places that the handle sees, with three questions for all of them. */
export async function loadPlaces(
  db: Db,
  who: Actor,
  ids: readonly PlaceId[],
  now: Date,
  also: readonly string[],
): Promise<Loaded[]> {
  const found = await placesById(db, ids);
  const above = [...found.values()].map((row) => ({ customer: row.customer_id }));
  const rows = await assignmentsAt(db, [...ids, ...above]);
  const people = await loadPeople(db, who, rows.map((row) => row.person_id).concat(also), now);
  const byPlace = Map.groupBy(rows, (row): string => row.tenant_id ?? row.customer_id ?? '');
  return ids.flatMap((id): Loaded[] => {
    const row = found.get(placeKey(id));
    if (row === undefined) return [];
    const { name, customer_id: customer, firm_id: firm } = row;
    const own = byPlace.get(placeKey(id)) ?? [];
    const inherited = 'tenant' in id ? (byPlace.get(customer) ?? []) : [];
    return [
      {
        id,
        name,
        customer: { id: customer, name: row.customer },
        firm: firm === null ? null : { id: firm, name: row.firm ?? '' },
        place: { kind: 'tenant' in id ? 'tenant' : 'customer', firm, lines: linesOf(own.map(boxOf)) },
        rows: own,
        inherited: linesOf(inherited.map(boxOf)),
        people,
        primaryManager: false,
        revision: revisionOf(own),
      },
    ];
  });
}

export const boxOf = ({ person_id: person, role, service, is_primary: primary, focus }: Row): Box => ({
  person,
  role,
  service,
  primary,
  focus: focus as Focus | null,
});

/** Another one for every change of any row. */
export function revisionOf(rows: readonly Pick<Row, 'id' | 'version'>[]): string {
  const said = rows.map(({ id, version }) => `${id} ${version}`).sort();
  return createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 16);
}

export async function loadPeople(
  db: Db,
  who: Actor,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, AssigneeFacts>> {
  const workers = await workersById(db, ids);
  return new Map((await presentWorkers(db, who, workers, now)).map((facts) => [facts.id, facts]));
}

/** People as this person may know them: partners get no more than the name of people of others. */
export async function presentWorkers(
  db: Db,
  who: Actor,
  workers: readonly Worker[],
  now: Date,
): Promise<AssigneeFacts[]> {
  const absences = await absencesOf(
    db,
    workers.map(({ id }) => id),
    dayBefore(now),
  );
  return workers.map((worker): AssigneeFacts => {
    const { id, name, firm_id: firm, queue, disabled_at: disabled } = worker;
    const known = mayOfTenant.readInternal(who) || (firm !== null && firm === who.firm);
    const own = absences.filter((absence) => absence.person_id === id);
    return {
      id,
      name,
      firm: firm === null ? null : { id: firm, name: worker.firm ?? '' },
      roles: known ? [...worker.roles] : [],
      csmau: mayOfTenant.readInternal(who) && worker.capabilities.includes('csmau:member'),
      queue: known ? queue : null,
      disabled: disabled !== null,
      availability: known && queue === null ? shownAvailability(worker, own, now) : null,
    };
  });
}

/** Lines as this person may know them: what an SME is there for is internal. */
export function shownLines(who: Actor, lines: readonly Line[]): Line[] {
  return lines.map((line) => (mayOfTenant.readInternal(who) ? line : { ...line, focus: null }));
}

/** Warnings are for those who see all of the place; a partner is warned of partner roles. */
export function shownWarnings(who: Actor, loaded: Loaded, place: Place = loaded.place): Warning[] {
  const all = warningsOf(place, loaded.inherited, loaded.people);
  if (mayOfTenant.readInternal(who)) return all;
  return all.filter(({ role, code }) =>
    role === null ? code === 'no-partner-manager' : role.startsWith('p-'),
  );
}

export function presentPlace(who: Actor, loaded: Loaded): PlaceAssignments {
  const { id, name, customer, firm, place, inherited, people, primaryManager, revision } = loaded;
  const internal = mayOfTenant.readInternal(who);
  return {
    place: { kind: place.kind, id: placeKey(id), name },
    customer,
    firm,
    lines: shownLines(who, place.lines),
    inherited: shownLines(who, inherited),
    people: [...people.values()],
    warnings: shownWarnings(who, loaded),
    revision,
    assign: assignsAt(who, { primaryManager, visibleTenant: place.kind === 'tenant' }),
    tabs: tabs
      .filter(({ shared }) => internal || shared)
      .filter((tab) => place.kind === 'tenant' || tab.id !== 'partner')
      .map((tab) => tab.id),
  };
}
