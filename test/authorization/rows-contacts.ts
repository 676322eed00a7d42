import { type KindId, keepers, kinds, readsCustomer, readsTenant } from './kinds.ts';
import { type Ask, type Rows, row, type Surroundings } from './row.ts';
import { changesShared, writesCustomer } from './rows-customers.ts';

// Contacts and partner companies. What is taken away is put there first, once for each kind of people.

const contact = { kind: 'Customer', name: 'Ada Fern' };
/** No two at a tenant have a name or a number in common. */
const company = (what: number, kind: KindId) => {
  const mpnId = `${1000 * what + kinds.findIndex(({ id }) => id === kind)}`;
  return { name: `Adatum ${mpnId}`, mpnId, kind: 'Onboarding Partner' };
};

const added = async (scene: Surroundings, path: string, body: object): Promise<string> =>
  String((await scene.caller('portal').request('POST', `/tenants/${scene.tenantId}${path}`, body)).body?.id);
const aContact = async (scene: Surroundings, ask: Omit<Ask, 'path'> = {}): Promise<Ask> => ({
  path: { contactId: await added(scene, '/contacts', contact) },
  ...ask,
});
const aCompany = async (
  scene: Surroundings,
  found: ReturnType<typeof company>,
  ask: Omit<Ask, 'path'>,
): Promise<Ask> => ({ path: { companyId: await added(scene, '/partners', found) }, ...ask });

const nobody = 'nobody@contoso.example';

export const contactRows: Rows = {
  listTenantContacts: row(readsTenant),
  listCustomerContacts: row(readsCustomer),
  addTenantContact: row(changesShared, { body: contact }),
  addCustomerContact: row(writesCustomer, { body: contact }),
  saveContact: row(changesShared, (scene) => aContact(scene, { body: { title: 'Lead' }, match: 1 })),
  deleteContact: row(changesShared, (scene) => aContact(scene, { match: 1 })),
  readContactData: row(changesShared, (scene) => aContact(scene)),
  eraseContact: row(changesShared, (scene) => aContact(scene, { body: { why: 'asked for' } })),
  readPersonData: row(keepers, { query: { email: nobody } }, { through: 404 }),
  erasePerson: row(keepers, { body: { email: nobody, why: 'asked for' } }, { through: 404 }),

  listCompanies: row(readsTenant),
  addCompany: row(changesShared, (_, kind) => ({ body: company(1, kind) })),
  saveCompany: row(changesShared, (scene, kind) =>
    aCompany(scene, company(2, kind), { body: { engaged: true }, match: 1 }),
  ),
  removeCompany: row(changesShared, (scene, kind) => aCompany(scene, company(3, kind), { match: 1 })),
};
