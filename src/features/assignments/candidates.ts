import type { Db } from '../../store/store.ts';
import { type Actor, partnerRoles } from '../people/model.ts';
import { loadsOf, searchWorkers, type Worker, workersById } from '../people/queries.ts';
import { may } from '../tenants/policy.ts';
import { assignableRoles, type Candidate, type TabId, tabs } from './model.ts';
import { type Loaded, presentWorkers } from './place.ts';
import { assignedPeople } from './queries.ts';
import { holdsRole } from './rules.ts';

const mostFound = 20;

/** People whom one may assign at a place in some role (of the tab). */
export async function candidatesFor(
  db: Db,
  who: Actor,
  loaded: Loaded,
  { search, tab }: { search: string; tab: TabId | undefined },
  now: Date,
): Promise<Candidate[]> {
  const visibleTenant = loaded.place.kind === 'tenant';
  const mayAs = (role: string, firm: string | null) =>
    may.assign(who, { role, assigneeFirm: firm, visibleTenant, primaryManager: loaded.primaryManager });
  const wanted = tabs
    .filter(({ id }) => tab === undefined || id === tab)
    .flatMap(({ roles }) => [...roles] as string[]);
  const roles = wanted.filter((role) => mayAs(role, partnerRoles.includes(role) ? who.firm : null));
  if (roles.length === 0) return [];
  const firm = who.audience === 'partner' ? who.firm : undefined;
  const found = await searchWorkers(db, { search, roles, firm }, mostFound * 2);
  const candidates = await presentCandidates(db, who, found, now);
  return candidates
    .filter((each) => roles.some((role) => holdsRole(each, role) && mayAs(role, each.firm?.id ?? null)))
    .slice(0, mostFound);
}

export async function presentCandidates(
  db: Db,
  who: Actor,
  workers: readonly Worker[],
  now: Date,
): Promise<Candidate[]> {
  const facts = await presentWorkers(db, who, workers, now);
  const loads = await loadsOf(
    db,
    workers.map(({ id }) => id),
  );
  return facts.map((each, n): Candidate => {
    const { email = '', skills, languages } = workers[n] ?? {};
    return {
      ...each,
      email,
      skills: skills ?? [],
      languages: languages ?? [],
      tenants: loads.get(each.id) ?? 0,
    };
  });
}

/** People to reassign from: those who have assignments, also when they have left; or to reassign to. */
export async function reassignablePeople(
  db: Db,
  who: Actor,
  { search, side }: { search: string; side: 'from' | 'to' },
  now: Date,
): Promise<Candidate[]> {
  if (side === 'to')
    return presentCandidates(
      db,
      who,
      await searchWorkers(db, { search, roles: assignableRoles }, mostFound),
      now,
    );
  const ids = await assignedPeople(db, search, mostFound);
  const rows = new Map((await workersById(db, ids)).map((row) => [row.id, row]));
  return presentCandidates(
    db,
    who,
    ids.flatMap((id) => rows.get(id) ?? []),
    now,
  );
}
