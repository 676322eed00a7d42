import fc from 'fast-check';

// Organisations at random: who works there, for which tenants, and what is written down about them. Numbers are places in the lists.

export interface Person {
  readonly roles: readonly string[];
  /** Null for the organisation's own people. */
  readonly firm: string | null;
  readonly administrator: boolean;
  readonly capabilities: readonly string[];
}

/** A tenant as a whole, one service of it, or a customer. */
export type Place =
  | { readonly tenant: number; readonly service: string }
  | { readonly customer: number; readonly service: '' };

export interface Assignment {
  readonly person: number;
  readonly role: string;
  readonly place: Place;
  readonly primary: boolean;
}

export interface World {
  readonly people: readonly Person[];
  readonly tenants: readonly { readonly customer: number; readonly firm: string | null }[];
  /** Of each customer: which of its tenants is the reference, by its place among them; beyond them, none. */
  readonly references: readonly number[];
  readonly assignments: readonly Assignment[];
  readonly contacts: readonly { readonly place: Place; readonly kind: string }[];
  readonly notes: readonly { readonly tenant: number; readonly audience: string; readonly author: number }[];
  /** Of the ledger; without a tenant in the organisation's own chain, where an assignment may be told of a customer. */
  readonly entries: readonly {
    readonly tenant: number | null;
    readonly customer: number | null;
    readonly audience: string;
    readonly by: number;
  }[];
  readonly records: readonly { readonly tenant: number; readonly task: string }[];
  /** Runs of a process, at most one a tenant and process is open; somebody may be named on it. */
  readonly cases: readonly {
    readonly tenant: number;
    readonly process: string;
    readonly ended: boolean;
    readonly named: number | null;
  }[];
  readonly feedback: readonly {
    readonly sender: number;
    readonly owner: number | null;
    readonly answered: boolean;
    readonly path: string;
  }[];
  readonly attempts: readonly Attempt[];
  /** In which half of the tables all rows are changed and dropped. */
  readonly half: 0 | 1;
}

/** Somebody tries to add a row that is mixed from two that there are, or to change one towards another. */
export interface Attempt {
  readonly person: number;
  readonly change: boolean;
  readonly table: number;
  readonly from: number;
  readonly towards: number;
  /** Which of the columns come from the second row; the last ones say whether people become whoever tries, and whether numbers go on. */
  readonly bits: number;
}

export const customers = 2;
export const firms = ['firm_a', 'firm_b'] as const;
/** In the edition for partners now; for the organisation only; in an earlier edition for partners. */
export const tasks = ['4002', '4001', '4003'] as const;
/** For partners too; for the organisation only. */
export const processes = ['review', 'csmau'] as const;
export const pages = ['shared.md', 'internal.md'] as const;

const someRoles = [
  ...['fm', 'fe', 'sme', 'cxp-vendor', 'rm', 'fpm', 'rfa-manager', 'triage-approver', 'cxp-fte', 'cxp-ops'],
  ...['p-rm', 'p-fm', 'p-fe', 'janitor'],
];
const rights = [
  'portfolio:keep',
  'reference:change',
  'playbook:publish',
  'csmau:member',
  'csmau:lead',
  'scenario:edit',
];

/** Mostly people as there are; sometimes roles, firm and rights that don't go together. */
const personArb: fc.Arbitrary<Person> = fc.oneof(
  { weight: 4, arbitrary: likely(['fm', 'fm', 'fe', 'sme', 'rm', 'fpm', 'cxp-fte'], null) },
  { weight: 2, arbitrary: fc.constantFrom(...firms).chain((firm) => likely(['p-rm', 'p-fm', 'p-fe'], firm)) },
  {
    weight: 2,
    arbitrary: fc.record({
      roles: fc.subarray(someRoles, { maxLength: 3 }),
      firm: fc.constantFrom(null, ...firms),
      administrator: fc.nat(3).map((n) => n === 3),
      capabilities: fc.subarray(rights, { maxLength: 1 }),
    }),
  },
);

function likely(roles: readonly string[], firm: string | null): fc.Arbitrary<Person> {
  const role = fc.constantFrom(...roles).map((one) => [one]);
  return fc.record({
    roles: role,
    firm: fc.constant(firm),
    administrator: fc.constant(false),
    capabilities: fc.constantFrom([], [], [], ...rights.map((one) => [one])),
  });
}

export const worldArb: fc.Arbitrary<World> = fc
  .record({
    people: fc.array(personArb, { minLength: 2, maxLength: 3 }),
    tenants: fc.array(fc.record({ customer: fc.nat(customers - 1), firm: fc.constantFrom(null, ...firms) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .chain(({ people, tenants }) => {
    const person = fc.nat(people.length - 1);
    const tenant = fc.nat(tenants.length - 1);
    const audience = fc.constantFrom('internal', 'shared');
    const atTenant = fc.record({ tenant, service: fc.constantFrom('', '', 'teams') });
    const atCustomer = fc.record({ customer: fc.nat(customers - 1), service: fc.constant('' as const) });
    const place: fc.Arbitrary<Place> = fc.oneof({ weight: 3, arbitrary: atTenant }, atCustomer);
    const assignment = fc.record({
      person,
      role: fc.constantFrom('fm', 'fm', 'fe', 'fta', 'rm', 'p-rm', 'p-fm'),
      place,
      primary: fc.boolean(),
    });
    return fc.record({
      people: fc.constant(people),
      tenants: fc.constant(tenants),
      references: fc.array(fc.nat(tenants.length), { minLength: customers, maxLength: customers }),
      assignments: fc.array(assignment, { maxLength: 6 }).map(possible),
      contacts: fc.array(fc.record({ place, kind: fc.constantFrom('Customer', 'Partner', 'Microsoft') }), {
        maxLength: 4,
      }),
      notes: fc.array(fc.record({ tenant, audience, author: person }), { maxLength: 4 }),
      entries: fc.array(
        fc.record({
          tenant: fc.option(tenant),
          customer: fc.option(fc.nat(customers - 1)),
          audience,
          by: person,
        }),
        { maxLength: 4 },
      ),
      records: fc.uniqueArray(fc.record({ tenant, task: fc.constantFrom(...tasks) }), {
        maxLength: 4,
        selector: ({ tenant, task }) => `${tenant} ${task}`,
      }),
      cases: fc.uniqueArray(
        fc.record({
          tenant,
          process: fc.constantFrom(...processes),
          ended: fc.boolean(),
          named: fc.option(person),
        }),
        { maxLength: 2, selector: ({ tenant, process }) => `${tenant} ${process}` },
      ),
      feedback: fc.array(
        fc.record({
          sender: person,
          owner: fc.option(person),
          answered: fc.boolean(),
          path: fc.constantFrom(...pages),
        }),
        { maxLength: 2 },
      ),
      attempts: fc.array(
        fc.record({
          person,
          change: fc.boolean(),
          table: fc.nat(999),
          from: fc.nat(7),
          towards: fc.nat(7),
          bits: fc.nat(1023),
        }),
        { maxLength: 80, size: 'max' },
      ),
      half: fc.constantFrom(0, 1),
    });
  });

/** The same assignment once, and one primary a role and place. */
function possible(all: readonly Assignment[]): Assignment[] {
  const seen = new Set<string>();
  const first = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return all
    .filter(({ person, role, place }) => first(`${person} ${role} ${JSON.stringify(place)}`))
    .map((one) => ({ ...one, primary: one.primary && first(`${one.role} ${JSON.stringify(one.place)}`) }));
}

/** An organisation in which every table has a row. */
export const example: World = {
  people: [
    { roles: ['fm'], firm: null, administrator: false, capabilities: [] },
    { roles: ['p-fm'], firm: 'firm_a', administrator: false, capabilities: [] },
  ],
  tenants: [
    { customer: 0, firm: null },
    { customer: 1, firm: 'firm_a' },
  ],
  references: [0, 0],
  assignments: [{ person: 0, role: 'fm', place: { tenant: 0, service: '' }, primary: true }],
  contacts: [{ place: { tenant: 0, service: '' }, kind: 'Customer' }],
  notes: [{ tenant: 0, audience: 'internal', author: 0 }],
  entries: [{ tenant: 0, customer: null, audience: 'internal', by: 0 }],
  records: [{ tenant: 0, task: '4001' }],
  cases: [{ tenant: 0, process: 'csmau', ended: false, named: 0 }],
  feedback: [{ sender: 0, owner: null, answered: false, path: 'shared.md' }],
  attempts: [],
  half: 0,
};
