import { addContact, deleteContact, saveContact } from '../contacts/commands.ts';
import type { ContactFields, ContactId, ContactKind } from '../contacts/model.ts';
import { presentFields, visibleContact } from '../contacts/place-commands.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { fieldsOf } from './fields.ts';
import { backOf, type Doing, type NounPlan, type Plan } from './plan.ts';
import { problems } from './problems.ts';
import { contactsByEmail, tenantByGuid } from './queries.ts';
import { changesOf, type Values } from './rules.ts';

const fields = fieldsOf.contacts;

async function plan(doing: Doing, { guid, kind, ...values }: Values): Promise<Plan> {
  const { tx, who, now } = doing;
  const place = await tenantByGuid(tx, guid as string);
  if (place === undefined) throw problems.IMPORT_GUID_UNKNOWN(guid as string);
  const tenant = place.id;
  await visibleTenant(tx, who, tenant);
  const email = values.email as string;
  const found = (await contactsByEmail(tx, tenant, email)).filter(
    (one) => kind === undefined || one.kind === kind,
  );
  if (found.length > 1)
    throw problems.IMPORT_ROW_AMBIGUOUS(`contacts of ${place.name} with the address ${email}`, found.length);
  const [known] = found;
  if (known === undefined) {
    const lacks = [kind ? '' : 'Type', values.name ? '' : 'Name'].filter((label) => label !== '');
    if (lacks.length > 0) throw problems.IMPORT_ROW_NEEDS('contact', lacks);
    const given = { place: { tenant }, kind: kind as ContactKind, fields: values as Partial<ContactFields> };
    return {
      action: 'create',
      label: `${values.name as string}, ${place.name}`,
      chain: tenant,
      changes: changesOf(fields, {}, { ...values, kind }),
      run: async () => ({ subject: await addContact(tx, who, given, now), chain: tenant }),
    };
  }
  const contactId = known.id as ContactId;
  const row = await visibleContact(tx, who, contactId);
  // The same address in other letters is no change of it.
  const { email: _, ...wanted } = values;
  const changes = changesOf(fields, presentFields(row) as Values, wanted);
  return {
    action: changes.length === 0 ? 'unchanged' : 'update',
    label: `${row.name}, ${place.name}`,
    chain: tenant,
    changes,
    run: async () => {
      await saveContact(
        tx,
        who,
        { contactId, match: row.version, change: wanted as Partial<ContactFields> },
        now,
      );
      return { subject: contactId, chain: tenant };
    },
  };
}

export const contacts: NounPlan = {
  plan,
  async takeBack(doing, { created, subject, entries, touched }) {
    const { tx, who, now } = doing;
    const contactId = subject as ContactId;
    const row = await visibleContact(tx, who, contactId);
    if (created) {
      if (touched) throw problems.IMPORT_KEPT_USED();
      await deleteContact(tx, who, { contactId, match: row.version }, now);
      return [];
    }
    const kept: string[] = [];
    for (const entry of entries) {
      const present = await visibleContact(tx, who, contactId);
      const back = backOf(presentFields(present) as Values, entry);
      kept.push(...back.kept);
      if (Object.keys(back.values).length === 0) continue;
      const change = back.values as Partial<ContactFields>;
      await saveContact(tx, who, { contactId, match: present.version, change }, now);
    }
    return kept;
  },
};
