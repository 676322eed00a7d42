import { partnerRoles, roleOf } from '../people/model.ts';
import { emptyLine, isEmpty, isTicked, keyOf, normal, sameLine, whole } from './lines.ts';
import {
  type AssigneeFacts,
  assignableRoles,
  assignableServices,
  type ChangedLine,
  type Line,
  type Warning,
} from './model.ts';
import type { problems } from './problems.ts';

/** Who works at a tenant or customer, as far as rules depend on it. */
export interface Place {
  readonly kind: 'tenant' | 'customer';
  /** The partner firm that the tenant is tied to. */
  readonly firm: string | null;
  readonly lines: readonly Line[];
}

export type People = ReadonlyMap<string, AssigneeFacts>;

export interface Wish {
  /** Each of these is to look so; all others stay, but for the stars they lose. */
  readonly lines: readonly Line[];
  /** The one who asks belongs to a partner firm. */
  readonly byPartner: boolean;
  /** The tenant stays the firm's when its last P-RM goes. */
  readonly keepFirm: boolean;
}

export type Refusal = {
  readonly ok: false;
  readonly why: keyof typeof problems;
  readonly said: readonly string[];
};
export interface Decided {
  readonly ok: true;
  readonly next: Place;
  readonly changed: readonly ChangedLine[];
}
export type Decision = Decided | Refusal;

const refuse = (why: Refusal['why'], ...said: readonly string[]): Refusal => ({ ok: false, why, said });
const labelOf = (role: string) => roleOf(role)?.label ?? role;
const isService = (service: string) => assignableServices.some(({ id }) => id === service);
const isPartnerRole = (role: string) => partnerRoles.includes(role);

/** What becomes of a place by some changes, or why not (domain.md 3.13). Nothing is done. */
export function decide(place: Place, wish: Wish, people: People): Decision {
  const before = new Map(place.lines.map((line) => [keyOf(line), normal(line)]));
  const wanted = new Map(wish.lines.map((line) => [keyOf(line), normal(line)]));
  const lineOf = (line: Line) => before.get(keyOf(line)) ?? emptyLine(line.person, line.role);
  for (const line of wish.lines) {
    const refusal = refusalOf(place, lineOf(line), line, people);
    if (refusal !== undefined) return refusal;
  }
  const twice = contestedStar([...wanted.values()]);
  if (twice !== undefined) return refuse('PRIMARY_TWICE', labelOf(twice));

  const all = withoutLostStars(new Map([...before, ...wanted]), wanted);
  if (place.kind === 'tenant') promoteOnlyManager(all);
  const lines = [...all.values()]
    .filter((line) => !isEmpty(line))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

  const tie = tieOf(place, lines, wish, people);
  if (typeof tie === 'object' && tie !== null) return tie;
  return { ok: true, next: { kind: place.kind, firm: tie, lines }, changed: changesOf(before, all, wanted) };
}

/** Why one line can't be as wanted, by itself. What stays or shrinks is never refused for the person's sake. */
function refusalOf(place: Place, before: Line, given: Line, people: People): Refusal | undefined {
  const { role } = given;
  const someone = people.get(given.person);
  if (someone === undefined) return refuse('ASSIGNEE_UNKNOWN');
  if (!assignableRoles.includes(role)) return refuse('ROLE_NOT_ASSIGNABLE', labelOf(role));
  const services = [...given.services, ...given.primary.filter((service) => service !== whole)];
  if (place.kind === 'customer' && (isPartnerRole(role) || services.length > 0))
    return refuse('CUSTOMER_WHOLE_ONLY');
  const strange = services.find((service) => !isService(service) && !before.services.includes(service));
  if (strange !== undefined) return refuse('SERVICE_UNKNOWN', strange);
  if (given.primary.some((service) => !isTicked(given, service)))
    return refuse('PRIMARY_UNTICKED', someone.name);
  const line = normal(given);
  if (!isMore(before, line)) return undefined;
  if (someone.disabled) return refuse('ASSIGNEE_DISABLED', someone.name);
  if (!holdsRole(someone, role)) return refuse('ASSIGNEE_LACKS_ROLE', someone.name, labelOf(role));
  if (given.focus !== null && (role !== 'sme' || !given.whole))
    return refuse('FOCUS_MISPLACED', someone.name);
  if (line.focus === 'CSMAU' && !someone.csmau) return refuse('CSMAU_FENCED', someone.name);
  return undefined;
}

/** Whether a person may be assigned in a role: they have it, and it is a role of their side. */
export function holdsRole(someone: Pick<AssigneeFacts, 'roles' | 'firm'>, role: string): boolean {
  return someone.roles.includes(role) && isPartnerRole(role) === (someone.firm !== null);
}

function isMore(before: Line, after: Line): boolean {
  const news = after.services.some((service) => !isTicked(before, service)) || (after.whole && !before.whole);
  const stars = after.primary.some((service) => !before.primary.includes(service));
  return news || stars || (after.focus !== null && after.focus !== before.focus);
}

/** A role whose star two of the wanted lines claim at the same place. */
function contestedStar(wanted: readonly Line[]): string | undefined {
  const claims = wanted.flatMap((line) => line.primary.map((service) => [line.role, service].join(' ')));
  return claims.find((claim, at) => claims.indexOf(claim) !== at)?.split(' ')[0];
}

/** One star a role and place: whoever becomes primary takes it from whoever was. */
function withoutLostStars(all: Map<string, Line>, wanted: ReadonlyMap<string, Line>): Map<string, Line> {
  for (const [key, line] of all) {
    if (wanted.has(key)) continue;
    const taken = new Set(
      [...wanted.values()].filter(({ role }) => role === line.role).flatMap(({ primary }) => primary),
    );
    all.set(key, normal({ ...line, primary: line.primary.filter((service) => !taken.has(service)) }));
  }
  return all;
}

/** A single Regional Manager of a tenant is its primary one, by itself. */
function promoteOnlyManager(all: Map<string, Line>): void {
  const managers = [...all].filter(([, line]) => line.role === 'rm' && line.whole);
  const [only] = managers;
  if (managers.length !== 1 || only === undefined) return;
  const [key, line] = only;
  all.set(key, normal({ ...line, primary: [...line.primary, whole] }));
}

/**
 * The firm that the tenant is tied to afterwards. The first P-RM ties it to the firm; with the last one it is nobody's, unless it is to stay.
 * Partner roles are for people of that firm only, and partners can't remove their last P-RM (domain.md 2.1, 2.4).
 */
function tieOf(place: Place, lines: readonly Line[], wish: Wish, people: People): string | null | Refusal {
  const firmOf = (line: Line) => people.get(line.person)?.firm ?? null;
  if (!wish.lines.some(({ role }) => isPartnerRole(role))) return place.firm;
  const partners = lines.filter(({ role }) => isPartnerRole(role));
  const managers = partners.filter(({ role }) => role === 'p-rm');
  const hadManager = place.lines.some(({ role }) => role === 'p-rm');
  const [manager] = managers;
  if (hadManager && manager === undefined && wish.byPartner) return refuse('LAST_PARTNER_MANAGER');
  const firm =
    manager !== undefined ? (firmOf(manager)?.id ?? null) : hadManager && !wish.keepFirm ? null : place.firm;
  // Where no P-RM had tied it, the tenant is the firm's by its master data: that is to be changed there.
  const bound = hadManager ? firm : (place.firm ?? firm);
  const [left] = partners;
  if (left !== undefined && bound === null)
    return refuse('PARTNER_UNTIED', people.get(left.person)?.name ?? '');
  const stranger = partners.find((line) => firmOf(line) !== null && firmOf(line)?.id !== bound);
  if (stranger !== undefined)
    return refuse('OTHER_FIRM', people.get(stranger.person)?.name ?? '', firmOf(stranger)?.name ?? '');
  return firm;
}

function changesOf(
  before: ReadonlyMap<string, Line>,
  after: ReadonlyMap<string, Line>,
  wanted: ReadonlyMap<string, Line>,
): ChangedLine[] {
  return [...after].flatMap(([key, line]): ChangedLine[] => {
    const former = before.get(key) ?? emptyLine(line.person, line.role);
    if (sameLine(former, line)) return [];
    const asked = wanted.get(key);
    const byItself = asked === undefined || !sameLine(asked, line);
    const because = byItself ? (isMore(asked ?? former, line) ? 'only-manager' : 'star-moved') : 'asked';
    return [{ before: isEmpty(former) ? null : former, after: isEmpty(line) ? null : line, because }];
  });
}

/** The changes that take a decision back. */
export function undoOf(place: Place, { next, changed }: Decided): Pick<Wish, 'lines' | 'keepFirm'> {
  const lines = changed.flatMap(({ before, after }) => {
    if (before !== null) return [before];
    return after === null ? [] : [emptyLine(after.person, after.role)];
  });
  return { lines, keepFirm: place.firm === next.firm };
}

/** Lines that differ between what somebody saw and what stands now. */
export function changedSince(
  seen: readonly Line[],
  now: readonly Line[],
): Pick<ChangedLine, 'before' | 'after'>[] {
  const [then, after] = [seen, now].map((lines) => new Map(lines.map((line) => [keyOf(line), line]))) as [
    Map<string, Line>,
    Map<string, Line>,
  ];
  return [...new Set([...then.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [one, other] = [then.get(key) ?? null, after.get(key) ?? null];
    return one !== null && other !== null && sameLine(one, other) ? [] : [{ before: one, after: other }];
  });
}

/**
 * What whoever assigns should see to. A primary of the customer answers for its tenants; at a tenant that is tied to a partner firm the
 * partner's managers do.
 * @param inherited lines of the tenant's customer.
 */
export function warningsOf(place: Place, inherited: readonly Line[], people: People): Warning[] {
  const here = [...place.lines, ...inherited];
  const hasStar = (...roles: string[]) =>
    here.some(({ role, primary }) => roles.includes(role) && primary.includes(whole));
  const about = (code: Warning['code'], line?: Line): Warning => ({
    code,
    person: line?.person ?? null,
    role: line?.role ?? null,
  });
  const partners = place.lines.filter(({ role }) => isPartnerRole(role));
  const tied = place.firm !== null;
  return [
    ...(place.kind === 'tenant' && !hasStar('rm', ...(tied ? ['p-rm'] : [])) ? [about('no-primary-rm')] : []),
    ...(place.kind === 'tenant' && !hasStar('fm', ...(tied ? ['p-fm'] : [])) ? [about('no-primary-fm')] : []),
    ...(partners.length > 0 && !partners.some(({ role }) => role === 'p-rm')
      ? [about('no-partner-manager')]
      : []),
    ...place.lines.flatMap((line) => {
      const someone = people.get(line.person);
      if (someone === undefined) return [];
      return [
        ...(line.role === 'sme' && line.primary.length > 0 ? [about('sme-primary', line)] : []),
        ...(someone.disabled ? [about('disabled', line)] : []),
        ...(someone.roles.length > 0 && !holdsRole(someone, line.role) ? [about('lacks-role', line)] : []),
        ...(someone.availability?.absent ? [about('absent', line)] : []),
        ...(line.role === 'rm' && line.whole && someone.queue === 'inactive' ? [about('parked', line)] : []),
      ];
    }),
  ];
}
