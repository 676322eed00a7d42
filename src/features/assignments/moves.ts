import { boxesOf, emptyLine, isTicked, keyOf, linesOf } from './lines.ts';
import type { Line } from './model.ts';
import { type Decision, decide, type People, type Place, type Wish } from './rules.ts';

/** Some boxes of one person in one role are to become another's. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly role: string;
  /** Which of the boxes; '' is the tenant or customer as a whole. The two levels are independent (domain.md 8.13). */
  readonly services: readonly string[];
}

export interface Moved {
  readonly from: { readonly before: Line; readonly after: Line };
  readonly to: { readonly before: Line; readonly after: Line };
}

/** The lines of both people after a move. What the other one has already stays theirs; stars go along. */
export function moveBoxes(lines: readonly Line[], { from, to, role, services }: Move): Moved {
  const lineOf = (person: string) =>
    lines.find((line) => line.person === person && line.role === role) ?? emptyLine(person, role);
  const [giver, taker] = [lineOf(from), lineOf(to)];
  const given = boxesOf(giver).filter(({ service }) => services.includes(service));
  const kept = boxesOf(giver).filter(({ service }) => !services.includes(service));
  const own = boxesOf(taker);
  const taken = given.map((box) => {
    const mine = own.find(({ service }) => service === box.service);
    return { ...box, person: to, focus: mine?.focus ?? box.focus };
  });
  const rest = own.filter(({ service }) => !taken.some((box) => box.service === service));
  const merged = taken.map((box) => {
    const mine = own.find(({ service }) => service === box.service);
    return { ...box, primary: box.primary || mine?.primary === true };
  });
  const [giverAfter = emptyLine(from, role)] = linesOf(kept);
  const [takerAfter = emptyLine(to, role)] = linesOf([...rest, ...merged]);
  return { from: { before: giver, after: giverAfter }, to: { before: taker, after: takerAfter } };
}

/** Whether the taker has the box already, so that only the giver's goes. */
export function isThere(lines: readonly Line[], { to, role }: Move, service: string): boolean {
  const line = lines.find((one) => keyOf(one) === keyOf({ person: to, role }));
  return line !== undefined && isTicked(line, service);
}

const wishOf = (lines: readonly Line[]): Wish => ({ lines, byPartner: false, keepFirm: true });

/** What becomes of a place by a move, by the rules of every other change. */
export function decideMove(place: Place, move: Move, people: People): Decision {
  const { from, to } = moveBoxes(place.lines, move);
  return decide(place, wishOf([from.after, to.after]), people);
}

/** The move back, as long as both people's boxes stand as it left them; undefined once somebody has changed them. */
export function decideMoveBack(place: Place, moved: Moved, people: People): Decision | undefined {
  const stands = (line: Line) => {
    const now = place.lines.find((one) => keyOf(one) === keyOf(line)) ?? emptyLine(line.person, line.role);
    return JSON.stringify(boxesOf(now)) === JSON.stringify(boxesOf(line));
  };
  if (!stands(moved.from.after) || !stands(moved.to.after)) return undefined;
  return decide(place, wishOf([moved.from.before, moved.to.before]), people);
}
