import { newId } from '../../base/ids.ts';
import { isTimeZone } from '../../base/zones.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import { availabilityOf } from './availability.ts';
import type { Actor, AvailabilityShown, PersonCard, Profile } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { absencesOf, loadsOf, type Worker, workersById } from './queries.ts';

/** Absences that are over need not be shown; a day more, for those whose calendar is behind. */
export const dayBefore = (now: Date): string =>
  new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);

/** When somebody is there, by their profile and their absences. */
export function shownAvailability(
  worker: Worker,
  absences: readonly { first: string; last: string }[],
  now: Date,
): AvailabilityShown {
  const { time_zone: zone, works_from: from, works_to: to, works_on: days } = worker;
  const { absence, next, ...rest } = availabilityOf(
    { zone: zone ?? '', from, to, days: days ?? [] },
    absences,
    now,
  );
  const shown = absence && { first: absence.first, last: absence.last };
  return { ...rest, next: next?.toISOString() ?? null, absence: shown };
}

/** Somebody as this person may know them. @throws PERSON_UNKNOWN, also for somebody whom they may not. */
export async function readPerson(db: Db, who: Actor, id: string, now: Date): Promise<PersonCard> {
  const [worker] = await workersById(db, [id]);
  if (worker === undefined || !may.readProfile(who, { id, firm: worker.firm_id }))
    throw problems.PERSON_UNKNOWN();
  const absences = (await absencesOf(db, [id], dayBefore(now))).map(({ first, last }) => ({ first, last }));
  const { name, email, roles, firm_id: firm, queue, disabled_at: disabled } = worker;
  return {
    id,
    name,
    email,
    roles,
    firm: firm === null ? null : { id: firm, name: worker.firm ?? '' },
    queue,
    disabled: disabled !== null,
    tenants: (await loadsOf(db, [id])).get(id) ?? 0,
    profile: profileOf(worker, absences),
    version: worker.profile_version ?? 0,
    availability: queue === null ? shownAvailability(worker, absences, now) : null,
    mayEdit: queue === null && may.editProfile(who, { id }),
  };
}

function profileOf(worker: Worker, absences: Profile['absences']): Profile {
  return {
    skills: worker.skills ?? [],
    languages: worker.languages ?? [],
    timeZone: worker.time_zone ?? '',
    worksFrom: worker.works_from,
    worksTo: worker.works_to,
    worksOn: worker.works_on ?? [1, 2, 3, 4, 5],
    absences,
  };
}

export interface SaveProfile extends Profile {
  readonly personId: string;
  /** Version of the profile that the person was looking at; 0 when there was none. */
  readonly match: number;
}

/**
 * Says how somebody works. Absences that are over are left as they are.
 * @throws PERSON_UNKNOWN, PROFILE_NOT_YOURS, TIME_ZONE_UNKNOWN, WORKING_HOURS_WRONG, PROFILE_STALE with what stands there.
 */
export async function saveProfile(tx: Tx, who: Actor, cmd: SaveProfile, now: Date): Promise<PersonCard> {
  const { personId, match, absences, ...wanted } = cmd;
  const card = await readPerson(tx, who, personId, now);
  if (!card.mayEdit) throw problems.PROFILE_NOT_YOURS(card.name);
  demandHours(wanted);
  if (card.version !== match) throw problems.PROFILE_STALE({ current: card });
  const { timeZone: time_zone, worksFrom: works_from, worksTo: works_to, ...rest } = wanted;
  const { skills, languages } = rest;
  const works_on = [...new Set(rest.worksOn)].sort();
  const row = {
    skills: distinct(skills),
    languages: distinct(languages),
    time_zone,
    works_from,
    works_to,
    works_on,
  };
  const saved = await tx
    .insertInto('person_profile')
    .values({ person_id: personId, ...row, version: match + 1 })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ ...row, version: match + 1 })
        .where('person_profile.version', '=', match),
    )
    .returning('version')
    .executeTakeFirst();
  if (saved === undefined)
    throw problems.PROFILE_STALE({ current: await readPerson(tx, who, personId, now) });
  await replaceAbsences(tx, personId, absences, now);
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'person.profile-saved',
    subject: personId,
    facts: { version: match + 1 },
    personal: { before: card.profile, after: { ...wanted, absences } },
  });
  return readPerson(tx, who, personId, now);
}

const distinct = (words: readonly string[]): string[] => [
  ...new Map(words.map((word) => [word.toLowerCase(), word])).values(),
];

function demandHours({ timeZone, worksFrom, worksTo }: Omit<Profile, 'absences'>): void {
  if (timeZone !== '' && !isTimeZone(timeZone)) throw problems.TIME_ZONE_UNKNOWN(timeZone);
  if (worksFrom === null && worksTo === null) return;
  if (timeZone === '' || worksFrom === null || worksTo === null || worksFrom >= worksTo)
    throw problems.WORKING_HOURS_WRONG();
}

async function replaceAbsences(
  tx: Tx,
  person: string,
  absences: Profile['absences'],
  now: Date,
): Promise<void> {
  const present = (await absencesOf(tx, [person], dayBefore(now))).map(({ id }) => id);
  if (present.length > 0) await tx.deleteFrom('absence').where('id', 'in', present).execute();
  const rows = absences.map(({ first, last }) => ({
    id: newId('absence', now),
    person_id: person,
    first_day: first,
    last_day: last,
  }));
  if (rows.length > 0) await tx.insertInto('absence').values(rows).execute();
}
