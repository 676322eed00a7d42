import { emptyLine, isEmpty, keyOf, sameLine } from '../lines.ts';
import {
  type AssigneeFacts,
  type ChangedLine,
  type Line,
  type PlaceAssignments,
  tabs,
  type Warning,
} from '../model.ts';
import { sayRefusal } from '../problems.ts';
import { decide, type People, type Place, warningsOf } from '../rules.ts';

/** What somebody has ticked and not applied yet: how lines are to look, by their key. */
export type Draft = ReadonlyMap<string, Line>;

export const noDraft: Draft = new Map();

/** A draft with one line as it is to look. Its stars are taken from lines that were ticked before: there is one a role and place. */
export function withLine(draft: Draft, line: Line): Draft {
  const others = [...draft].map(([key, other]): [string, Line] => {
    if (other.role !== line.role) return [key, other];
    return [key, { ...other, primary: other.primary.filter((service) => !line.primary.includes(service)) }];
  });
  return new Map([...others, [keyOf(line), line]]);
}

const lineIn = (lines: readonly Line[], line: Line): Line =>
  lines.find((one) => keyOf(one) === keyOf(line)) ?? emptyLine(line.person, line.role);

/** The lines of a draft that differ from what stands there: those are sent. */
export function wantedLines(base: PlaceAssignments, draft: Draft): Line[] {
  return [...draft.values()].filter((line) => !sameLine(line, lineIn(base.lines, line)));
}

export interface Outlook {
  /** Lines as they will look, with those that will be gone, so that one can bring them back. */
  readonly lines: readonly Line[];
  readonly changed: readonly ChangedLine[];
  readonly warnings: readonly Warning[];
  /** The firm that the tenant comes to, or leaves. */
  readonly tie: { readonly before: string | null; readonly after: string | null } | null;
  /** Why it can't be applied, in words. */
  readonly refusal: string | undefined;
}

/** What would become of a place by a draft: the same rules as the server's, so that one sees it before. */
export function outlookOf(base: PlaceAssignments, draft: Draft, people: People, byPartner: boolean): Outlook {
  const place: Place = { kind: base.place.kind, firm: base.firm?.id ?? null, lines: base.lines };
  const wanted = wantedLines(base, draft);
  const decision = decide(place, { lines: wanted, byPartner, keepFirm: false }, people);
  const overlaid = new Map([...base.lines, ...draft.values()].map((line) => [keyOf(line), line]));
  if (!decision.ok) {
    const refusal = sayRefusal(decision).message;
    return { lines: [...overlaid.values()], changed: [], warnings: base.warnings, tie: null, refusal };
  }
  const next = new Map(decision.next.lines.map((line) => [keyOf(line), line]));
  const lines = [...overlaid.values()].map(
    (line) => next.get(keyOf(line)) ?? emptyLine(line.person, line.role),
  );
  const warnings =
    wanted.length === 0 || byPartner ? base.warnings : warningsOf(decision.next, base.inherited, people);
  const moved = place.firm !== decision.next.firm;
  const tie = moved ? { before: place.firm, after: decision.next.firm } : null;
  return { lines, changed: decision.changed, warnings, tie, refusal: undefined };
}

/** Lines of one role, primary ones first, then by name. */
export function linesOfRole(lines: readonly Line[], role: string, people: People): Line[] {
  const name = (line: Line) => people.get(line.person)?.name ?? line.person;
  const rank = (line: Line) => (line.primary.includes('') ? 0 : line.primary.length > 0 ? 1 : 2);
  return lines
    .filter((line) => line.role === role)
    .sort((a, b) => rank(a) - rank(b) || name(a).localeCompare(name(b)));
}

/** How many people each tab has, without those who will be gone. */
export function countsByTab(lines: readonly Line[]): ReadonlyMap<string, number> {
  const there = lines.filter((line) => !isEmpty(line));
  return new Map(
    tabs.map(({ id, roles }) => [
      id,
      there.filter(({ role }) => (roles as readonly string[]).includes(role)).length,
    ]),
  );
}

/** Whether somebody may edit a tab, by what the server says of the place. */
export function mayEdit(assign: PlaceAssignments['assign'], tab: string): boolean {
  return assign === 'all' || (tab === 'partner' ? assign === 'partner' : assign === 'internal');
}

export const peopleOf = (base: PlaceAssignments, more: readonly AssigneeFacts[]): People =>
  new Map([...base.people, ...more].map((person) => [person.id, person]));
