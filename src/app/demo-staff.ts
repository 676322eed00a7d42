import { applyAssignments } from '../features/assignments/commands.ts';
import { emptyLine, normal } from '../features/assignments/lines.ts';
import type { Line } from '../features/assignments/model.ts';
import { loadPlace } from '../features/assignments/place.ts';
import type { PlaceId } from '../features/assignments/queries.ts';
import { addPerson } from '../features/people/commands.ts';
import { type Actor, type Profile, systemActor } from '../features/people/model.ts';
import { saveProfile } from '../features/people/profiles.ts';
import type { CustomerId, TenantId } from '../features/tenants/model.ts';
import type { Store, Tx } from '../store/store.ts';

/** Queues that tenants wait in; nobody signs in as one. */
const queues = [
  ['queue', 'FTCQ EMEA', 'active'],
  ['parked', 'FTCQ Inactive Americas', 'inactive'],
] as const;

interface Works extends Partial<Omit<Profile, 'absences'>> {
  readonly key: string;
  /** Days from now. */
  readonly away?: readonly [first: number, last: number];
}

const nine = { worksFrom: 9 * 60, worksTo: 17 * 60 };

const works: readonly Works[] = [
  {
    key: 'sme',
    skills: ['CSMAU', 'Teams', 'Adoption'],
    languages: ['English', 'German'],
    timeZone: 'Europe/Berlin',
    ...nine,
  },
  {
    key: 'fm',
    skills: ['Exchange', 'Change management'],
    languages: ['English', 'Dutch'],
    timeZone: 'Europe/Amsterdam',
    ...nine,
  },
  { key: 'rm', skills: ['Portfolio'], languages: ['English', 'French'], timeZone: 'Europe/Paris', ...nine },
  {
    key: 'fe',
    skills: ['Exchange', 'Intune', 'Identity'],
    languages: ['English', 'Swedish'],
    timeZone: 'Europe/Stockholm',
    ...nine,
    away: [5, 11],
  },
  {
    key: 'fe2',
    skills: ['Microsoft 365 Apps', 'Windows'],
    languages: ['English', 'Danish'],
    timeZone: 'Europe/Copenhagen',
    ...nine,
  },
  {
    key: 'fm2',
    skills: ['SharePoint', 'Teams'],
    languages: ['English', 'Spanish'],
    timeZone: 'America/New_York',
    ...nine,
  },
  {
    key: 'mvm',
    skills: ['Migration', 'Google Workspace'],
    languages: ['English'],
    timeZone: 'Asia/Singapore',
    ...nine,
    away: [-2, 6],
  },
  { key: 'pfm', skills: ['Adoption'], languages: ['English', 'Polish'], timeZone: 'Europe/Warsaw', ...nine },
];

type Ids = ReadonlyMap<string, string>;

/** Adds the queues. @returns their ids by key. */
export async function addDemoQueues(tx: Tx, at: Date): Promise<[string, string][]> {
  const ids: [string, string][] = [];
  for (const [key, name, queue] of queues) {
    const email = `${name.toLowerCase().replace(/\s+/g, '.')}@tailspin.example`;
    ids.push([key, await addPerson(tx, systemActor.person, { name, email, roles: ['rm'], queue }, at)]);
  }
  return ids;
}

/** Says of some people how they work, and when they are away. */
export async function sayHowTheyWork(tx: Tx, people: Ids, now: Date): Promise<void> {
  const day = (n: number) => new Date(now.getTime() + n * 86_400_000).toISOString().slice(0, 10);
  for (const { key, away, ...rest } of works) {
    const nothing = { skills: [], languages: [], timeZone: '', worksFrom: null, worksTo: null };
    const profile = { ...nothing, worksOn: [1, 2, 3, 4, 5], ...rest };
    const absences = away === undefined ? [] : [{ first: day(away[0]), last: day(away[1]) }];
    const personId = people.get(key) ?? '';
    await saveProfile(tx, systemActor, { personId, match: 0, ...profile, absences }, now);
  }
}

type Wanted = readonly [key: string, role: string, more: Partial<Line>];

/** What the Regional Manager has arranged beyond whole teams: a queue, single services, what SMEs are there for, somebody for all of Contoso. */
const arranged: readonly { readonly at: string; readonly lines: readonly Wanted[] }[] = [
  { at: 'Contoso Pharma', lines: [['sme', 'sme', { whole: true, focus: 'CSMAU' }]] },
  { at: 'Adatum Instruments', lines: [['sme', 'sme', { whole: true, focus: 'Adoption' }]] },
  {
    at: 'Litware Insurance',
    lines: [
      ['fe', 'fe', { services: ['teams', 'exchange', 'sharepoint'], primary: ['teams'] }],
      ['fe2', 'fe', { services: ['m365-apps', 'intune'], primary: ['m365-apps', 'intune'] }],
    ],
  },
  {
    at: 'Fabrikam Residences',
    lines: [
      ['rm', 'rm', {}],
      ['queue', 'rm', { whole: true, primary: [''] }],
    ],
  },
  { at: 'customer Contoso', lines: [['fe2', 'fe', { whole: true }]] },
];

/** @param places ids of tenants by name, and of customers by `customer` and name. */
export async function arrangeDemoStaff(
  store: Store,
  who: Actor,
  people: Ids,
  places: Ids,
  at: Date,
): Promise<void> {
  for (const { at: name, lines } of arranged) {
    const id = places.get(name) ?? '';
    const place: PlaceId = name.startsWith('customer ')
      ? { customer: id as CustomerId }
      : { tenant: id as TenantId };
    const wanted = lines.map(([key, role, more]) =>
      normal({ ...emptyLine(people.get(key) ?? '', role), ...more }),
    );
    await store
      .as(who)
      .transaction()
      .execute(async (tx) => {
        const { revision } = await loadPlace(tx, who, place, at);
        const cmd = { place, lines: wanted, revision, keepFirm: false, why: '', dryRun: false };
        await applyAssignments(tx, who, cmd, at);
      });
  }
}
