import type { MessageKey, MessageValues } from '../../../ui/i18n.ts';
import { roleOf } from '../../people/model.ts';
import type { TimelineEntry } from '../model.ts';

/** What a service is called, by its id; '' is the tenant as a whole. */
export type ServiceNames = (id: string) => string;

interface Boxes {
  readonly whole: boolean;
  readonly services: readonly string[];
  readonly primary: readonly string[];
  readonly focus: string | null;
}

interface Told {
  readonly key: MessageKey;
  readonly values: MessageValues;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** Entries about who works at the tenant; undefined for those about something else. */
export function readAssignment(
  { kind, subject, facts }: TimelineEntry,
  names: ReadonlyMap<string, string>,
  service: ServiceNames,
): Told | undefined {
  if (kind === 'tenant.tied') {
    const after = (facts.after as { firm?: unknown } | undefined)?.firm ?? null;
    return {
      key: after === null ? 'tenants.entry.tenant.untied' : 'tenants.entry.tenant.tied',
      values: {},
      changes: [],
    };
  }
  const role = typeof facts.role === 'string' ? facts.role : '';
  const values = { person: names.get(subject) ?? subject, role: roleOf(role)?.label ?? role };
  const [before, after] = [boxesIn(facts.before), boxesIn(facts.after)];
  const changes = [{ field: 'boxes', before: said(before, service), after: said(after, service) }];
  switch (kind) {
    case 'person.assigned': {
      const primary = facts.primary === true || after?.primary.includes('') === true;
      const key = primary ? 'tenants.entry.person.assignedPrimary' : 'tenants.entry.person.assigned';
      // Whoever is at the tenant as a whole needs no list of boxes.
      const plain =
        after === undefined ||
        (after.whole && after.focus === null && after.primary.every((one) => one === ''));
      return { key, values, changes: plain ? [] : changes };
    }
    case 'assignment.changed':
      return { key: 'tenants.entry.assignment.changed', values, changes };
    case 'person.unassigned':
      return { key: 'tenants.entry.person.unassigned', values, changes };
    default:
      return undefined;
  }
}

function boxesIn(value: unknown): Boxes | undefined {
  const known = typeof value === 'object' && value !== null && 'whole' in value && 'services' in value;
  return known ? (value as Boxes) : undefined;
}

/** A star stands behind where somebody is primary. */
function said(boxes: Boxes | undefined, service: ServiceNames): string {
  if (boxes === undefined) return '–';
  const { whole, services, primary, focus } = boxes;
  const starred = (id: string, name: string) => (primary.includes(id) ? `${name} ★` : name);
  const single = whole ? primary.filter((id) => id !== '') : services;
  const own = whole ? [starred('', service(''))] : [];
  return [...own, ...single.map((id) => starred(id, service(id))), ...(focus ? [focus] : [])].join(', ');
}
