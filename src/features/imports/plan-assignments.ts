import { organisation } from '../../store/ledger.ts';
import { applyAssignments } from '../assignments/commands.ts';
import { emptyLine, isTicked, keyOf, sameLine, withStar, withWhole } from '../assignments/lines.ts';
import { assignableRoles, type Line } from '../assignments/model.ts';
import { loadPlace } from '../assignments/place.ts';
import { type PlaceId, placeKey } from '../assignments/queries.ts';
import { roles } from '../people/model.ts';
import { customerByTpid } from '../tenants/customer-queries.ts';
import type { CustomerId, TenantId } from '../tenants/model.ts';
import type { Change } from './model.ts';
import type { Doing, Entry, NounPlan, Plan } from './plan.ts';
import { problems } from './problems.ts';
import { personByEmail, tenantByGuid } from './queries.ts';
import { cellOf, plain, type Values } from './rules.ts';
import { serviceCalled } from './services.ts';

async function placeOf({ tx }: Doing, { guid, tpid }: Values): Promise<PlaceId> {
  if (typeof guid === 'string') {
    const tenant = await tenantByGuid(tx, guid);
    if (tenant === undefined) throw problems.IMPORT_GUID_UNKNOWN(guid);
    return { tenant: tenant.id };
  }
  const customer = await customerByTpid(tx, tpid as number);
  if (customer === undefined) throw problems.IMPORT_TPID_UNKNOWN(tpid as number);
  return { customer: customer.id as CustomerId };
}

function roleCalled(text: string): string {
  const found = roles.find(({ id, short, label }) =>
    [id, short, label].some((name) => plain(name) === plain(text)),
  );
  if (found === undefined || !assignableRoles.includes(found.id)) throw problems.IMPORT_ROLE_UNKNOWN(text);
  return found.id;
}

/** The line with the box ticked, and the star given or taken where the file says which. */
function lineWith(line: Line, service: string, primary: unknown): Line {
  const ticked = isTicked(line, service)
    ? line
    : service === ''
      ? withWhole(line, true)
      : { ...line, services: [...line.services, service] };
  return typeof primary === 'boolean' ? withStar(ticked, service, primary) : ticked;
}

async function plan(doing: Doing, values: Values): Promise<Plan> {
  const { tx, who, now, why } = doing;
  const place = await placeOf(doing, values);
  const role = roleCalled(values.role as string);
  const service = values.service === undefined ? '' : serviceCalled(values.service as string);
  const person = await personByEmail(tx, values.email as string);
  if (person === undefined) throw problems.IMPORT_PERSON_UNKNOWN(values.email as string);
  const loaded = await loadPlace(tx, who, place, now, [person.id]);
  const empty = emptyLine(person.id, role);
  const before = loaded.place.lines.find((line) => keyOf(line) === keyOf(empty)) ?? empty;
  const after = lineWith(before, service, values.primary);
  const [had, star] = [isTicked(before, service), (line: Line) => line.primary.includes(service)];
  const changes: Change[] = [
    ...(had ? [] : [{ field: 'role', before: '', after: role }]),
    ...(star(before) === star(after)
      ? []
      : [{ field: 'primary', before: cellOf(star(before)), after: cellOf(star(after)) }]),
  ];
  const chain = 'tenant' in place ? place.tenant : organisation;
  return {
    action: sameLine(before, after) ? 'unchanged' : had ? 'update' : 'create',
    label: `${person.name}, ${loaded.name}`,
    chain,
    changes,
    run: async () => {
      const cmd = { place, lines: [after], revision: loaded.revision, keepFirm: false, why, dryRun: false };
      await applyAssignments(tx, who, cmd, now);
      return { subject: placeKey(place), chain };
    },
  };
}

const lineIn = ({ facts }: Entry, boxes: Values | null): Line => ({
  ...emptyLine(facts.person as string, facts.role as string),
  ...boxes,
});

export const assignments: NounPlan = {
  plan,
  async takeBack({ tx, who, now, why }, { subject, entries }) {
    const place: PlaceId = subject.startsWith('tenant_')
      ? { tenant: subject as TenantId }
      : { customer: subject as CustomerId };
    const people = entries.map(({ facts }) => facts.person as string);
    const loaded = await loadPlace(tx, who, place, now, people);
    const lines = entries.flatMap((entry) => {
      // Beside the lines there may be an entry that ties the tenant to a firm; it follows from them.
      if (entry.facts.role === undefined) return [];
      const [before, after] = [entry.facts.before, entry.facts.after] as (Values | null)[];
      return [{ before: lineIn(entry, before ?? null), after: lineIn(entry, after ?? null) }];
    });
    const present = (line: Line) =>
      loaded.place.lines.find((one) => keyOf(one) === keyOf(line)) ?? emptyLine(line.person, line.role);
    if (lines.some(({ after }) => !sameLine(present(after), after))) throw problems.IMPORT_KEPT_USED();
    const cmd = {
      place,
      lines: lines.map(({ before }) => before),
      revision: loaded.revision,
      keepFirm: false,
      why,
      dryRun: false,
    };
    await applyAssignments(tx, who, cmd, now);
    return [];
  },
};
