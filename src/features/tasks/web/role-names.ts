import { roles } from '../../people/model.ts';
import { defaultResponsible } from '../rules.ts';

// Roles of the catalogue nobody signs in with still need their three letters.
const shortOthers: Readonly<Record<string, string>> = {
  'FastTrack Architect v2': 'FTAv2',
  'FastTrack Solution Architect': 'FSA',
  'Get Modern FTA': 'GMF',
};

/** What stands in the 40 px box for a role as the playbook writes it. */
export function shortOf(role: string): string {
  const known = roles.find((entry) => sameRole(entry.label, role) || sameRole(entry.short, role));
  const other = shortOthers[role] ?? shortOthers[defaultResponsible([role])];
  return known?.short ?? other ?? initials(role);
}

/** The box of a row: the first role, and how many more. */
export function shortOfAll(names: readonly string[]): string {
  const [first, ...rest] = names;
  if (first === undefined) return '–';
  return rest.length === 0 ? shortOf(first) : `${shortOf(first)} +${rest.length}`;
}

/**
 * Whether a row for these roles is for somebody with those. A row without a role, or for any role, is everybody's; a
 * partner's manager does what the page asks of the manager.
 */
export function isFor(named: readonly string[], wanted: readonly string[]): boolean {
  if (named.length === 0 || named.some((role) => sameRole(role, 'Any Role'))) return true;
  return named.some((role) => wanted.some((one) => sameRole(role, one) || sameResponsible(role, one)));
}

function sameResponsible(one: string, other: string): boolean {
  const said = defaultResponsible([withoutPartner(one)]);
  return said !== 'Any Role' && said === defaultResponsible([withoutPartner(other)]);
}

function sameRole(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(role: string): string {
  return withoutPartner(role)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

function withoutPartner(role: string): string {
  return role.replace(/^(Partner |P-)/i, '');
}

function initials(role: string): string {
  const words = role.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.length === 1
    ? role.slice(0, 4)
    : words
        .map((word) => word.charAt(0))
        .join('')
        .slice(0, 4)
        .toUpperCase();
}
