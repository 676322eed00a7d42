import { at, customerId, orNull, personId, placed, type Rows, referenceOf, tenantId } from './ids.ts';
import { customers, type World } from './world.ts';

export function portfolioOf(world: World): Rows {
  const all = Array.from({ length: customers }, (_, n) => n);
  return {
    customer: all.map((n) => ({
      id: customerId(n),
      tpid: n,
      name: `Customer ${n}`,
      region: 'EMEA',
      segment: 'SMC',
      version: 1,
    })),
    tenant: world.tenants.map(({ customer, firm }, n) => ({
      id: tenantId(n),
      customer_id: customerId(customer),
      guid: `guid ${n}`,
      name: `Tenant ${n}`,
      domain: `t${n}.example`,
      firm_id: firm,
      active: n % 2 === 0,
      created_at: at,
      version: 1,
      country: n % 2 === 0 ? 'Norway' : 'Peru',
    })),
    tenant_internal: world.tenants.map((_, n) => ({
      tenant_id: tenantId(n),
      segment: n % 2 === 0 ? 'SMC' : 'Enterprise',
      version: 1,
    })),
    contact: world.contacts.map(({ place, kind }, n) => ({
      id: `contact_${n}`,
      ...placed(place),
      kind,
      name: `Contact ${n}`,
      created_at: at,
      created_by: 'system',
      modified_at: at,
      modified_by: 'system',
    })),
    customer_internal: all.map((n) => ({
      customer_id: customerId(n),
      reference_tenant_id: orNull(referenceOf(world, n), tenantId),
      vertical: `Vertical ${n}`,
      version: 1,
    })),
    tenant_partner: world.tenants.map((_, n) => ({
      id: `tenant_partner_${n}`,
      tenant_id: tenantId(n),
      name: `Partner ${n}`,
      mpn_id: `${n}`,
      kind: 'Onboarding Partner',
    })),
    reassignment: world.people.map((_, n) => ({
      id: `reassignment_${n}`,
      from_id: personId(0),
      to_id: personId(1),
      why: 'why',
      by_id: personId(n),
      at,
    })),
    reassignment_row: world.people.map((_, n) => ({
      reassignment_id: `reassignment_${n}`,
      number: 1,
      tenant_id: tenantId(0),
      customer_id: null,
      role: 'fm',
      lines: [],
    })),
    assignment: world.assignments.map(({ person, role, place, primary }, n) => ({
      id: `assignment_${n}`,
      person_id: personId(person),
      role,
      ...placed(place),
      service: place.service,
      is_primary: primary,
      assigned_by: 'system',
      assigned_at: at,
      version: 1,
    })),
    import: world.people.map((_, n) => ({
      id: `import_${n}`,
      noun: 'customers',
      file: 'list.csv',
      columns: ['TPID'],
      mapping: {},
      by_id: personId(n),
      at,
    })),
    import_row: world.people.map((_, n) => ({
      import_id: `import_${n}`,
      line: 2,
      cells: ['4410927'],
      label: 'Customer',
    })),
    choice: [
      { list: 'overall-status', value: 'Active', audience: 'internal', place: 1 },
      { list: 'partner-status', value: 'Active', audience: 'shared', place: 2 },
    ],
  };
}
