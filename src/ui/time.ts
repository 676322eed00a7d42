// How dates and numbers read on the screen (look/README, "Writing"): never 03/04/2026, always a named zone beside a time.
const hard = '\u00a0';
const english = 'en-GB';

/** `Fri 20 Nov 2026`: a day that may stand alone. */
export function formatDay(iso: string): string {
  return parts(iso, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, dayZone(iso), [
    'weekday',
    'day',
    'month',
    'year',
  ]);
}

/** `20 Nov` within this year, `20 Nov 2025` in another: for dense rows. */
export function formatShortDay(iso: string, now: Date = new Date(), zone: string = dayZone(iso)): string {
  const sameYear = year(new Date(iso), zone) === year(now, zone);
  const wanted = sameYear ? ['day', 'month'] : ['day', 'month', 'year'];
  return parts(iso, { day: 'numeric', month: 'short', year: 'numeric' }, zone, wanted);
}

/** `9 Nov 10:42`: a moment in a dense row; its title says the rest. */
export function formatShortMoment(iso: string, now: Date = new Date(), zone: string = localZone()): string {
  return `${formatShortDay(iso, now, zone)} ${clock(iso, zone)}`;
}

/** `Fri 20 Nov 2026, 14:30 Oslo (UTC+1)`: a moment that nobody can misread. */
export function formatMoment(iso: string, zone: string = localZone()): string {
  const day = parts(iso, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, zone, [
    'weekday',
    'day',
    'month',
    'year',
  ]);
  return `${day}, ${clock(iso, zone)} ${formatZone(iso, zone)}`;
}

/** `Oslo (UTC+1)`: says once, above a list, which clock its times are of. */
export function formatZone(iso: string, zone: string = localZone()): string {
  return zone === 'UTC' ? zone : `${place(zone)} (${offset(iso, zone)})`;
}

/** `25,700`, with a true minus sign. */
export function formatCount(value: number): string {
  return new Intl.NumberFormat(english).format(value).replace('-', '−');
}

/** `38 %`, `38.4 %`: the hard space keeps number and sign together. */
export function formatPercent(value: number, digits = 0): string {
  const number = new Intl.NumberFormat(english, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${number.format(value).replace('-', '−')}${hard}%`;
}

function parts(
  iso: string,
  options: Intl.DateTimeFormatOptions,
  zone: string,
  wanted: readonly string[],
): string {
  const found = new Intl.DateTimeFormat(english, { ...options, timeZone: zone }).formatToParts(new Date(iso));
  const text = (type: string) => found.find((part) => part.type === type)?.value ?? '';
  // British English writes Sept with four letters; every other month has three.
  return wanted.map((type) => (type === 'month' ? text(type).slice(0, 3) : text(type))).join(' ');
}

function clock(iso: string, zone: string): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
  return new Intl.DateTimeFormat(english, format).format(new Date(iso));
}

function offset(iso: string, zone: string): string {
  const named = new Intl.DateTimeFormat(english, { timeZone: zone, timeZoneName: 'shortOffset' });
  const found =
    named.formatToParts(new Date(iso)).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return found.replace('GMT', 'UTC').replace('-', '−');
}

function place(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// A bare day has no clock: read it in UTC, or it would be the day before west of Greenwich.
function dayZone(iso: string): string {
  return iso.length === 10 ? 'UTC' : localZone();
}

function year(at: Date, zone: string): string {
  return new Intl.DateTimeFormat(english, { year: 'numeric', timeZone: zone }).format(at);
}
