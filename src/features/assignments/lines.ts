import type { Focus, Line } from './model.ts';

/** A row of the table: who, in which role, where; service '' is the place as a whole. */
export interface Box {
  readonly person: string;
  readonly role: string;
  readonly service: string;
  readonly primary: boolean;
  readonly focus: Focus | null;
}

export const whole = '';

const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();

export const emptyLine = (person: string, role: string): Line => ({
  person,
  role,
  whole: false,
  services: [],
  primary: [],
  focus: null,
});

/** Whether the last box is gone, and with it the person. */
export const isEmpty = (line: Line): boolean => !line.whole && line.services.length === 0;

export const keyOf = ({ person, role }: { person: string; role: string }): string => `${role} ${person}`;

/** Whether somebody is assigned to a service, or ('' ) to the place as a whole. */
export function isTicked(line: Line, service: string): boolean {
  return line.whole || (service !== whole && line.services.includes(service));
}

/** The one way to write a line: the box of the whole holds for all services, so theirs are not told beside it. */
export function normal(line: Line): Line {
  if (isEmpty(line)) return emptyLine(line.person, line.role);
  return {
    ...line,
    services: line.whole ? [] : sorted(line.services),
    primary: sorted(line.primary),
    focus: line.whole ? line.focus : null,
  };
}

export const sameLine = (one: Line, other: Line): boolean =>
  JSON.stringify(fields(normal(one))) === JSON.stringify(fields(normal(other)));

const fields = ({ person, role, whole: all, services, primary, focus }: Line) =>
  [person, role, all, services, primary, focus] as const;

/** The rows that a line is kept as. A service of a whole line has a row only for its star. */
export function boxesOf(line: Line): Box[] {
  const { person, role, focus, ...rest } = normal(line);
  const box = (service: string): Box => {
    const primary = rest.primary.includes(service);
    return { person, role, service, primary, focus: service === whole ? focus : null };
  };
  if (rest.whole) return [box(whole), ...rest.primary.filter((service) => service !== whole).map(box)];
  return rest.services.map(box);
}

/** The lines that rows make, by role and person. */
export function linesOf(boxes: readonly Box[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { person, role, service, primary, focus } of boxes) {
    const line = lines.get(keyOf({ person, role })) ?? emptyLine(person, role);
    lines.set(keyOf(line), {
      ...line,
      whole: line.whole || service === whole,
      services: service === whole ? line.services : [...line.services, service],
      primary: primary ? [...line.primary, service] : line.primary,
      focus: service === whole ? focus : line.focus,
    });
  }
  return [...lines.values()].map(normal).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

// What the boxes on the screen do ------------------------------------------------------------------------------------------

/** Ticking the tenant ticks all its services; unticking it takes everything. */
export function withWhole(line: Line, ticked: boolean): Line {
  return normal(ticked ? { ...line, whole: true } : { ...line, whole: false, services: [] });
}

/** Ticks one service or unticks it. Unticking one of a whole line leaves the others, one by one. */
export function withService(line: Line, service: string, ticked: boolean, all: readonly string[]): Line {
  if (ticked === isTicked(line, service)) return line;
  const former = line.whole ? all : line.services;
  const services = ticked ? [...former, service] : former.filter((one) => one !== service);
  const primary = line.primary.filter((one) => one !== whole && (ticked || one !== service));
  return normal({ ...line, whole: false, services, primary });
}

/** Gives the star of a place or takes it. Only where the box is ticked. */
export function withStar(line: Line, service: string, starred: boolean): Line {
  if (starred && !isTicked(line, service)) return line;
  const others = line.primary.filter((one) => one !== service);
  return normal({ ...line, primary: starred ? [...others, service] : others });
}
