import { addTenantByHand } from '../tenants/add-commands.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { presentInternal, saveActivity, saveFacts } from '../tenants/internal-commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { presentMaster, saveTenant, saveWantsPartner } from '../tenants/tenant-commands.ts';
import { tenantDetail } from '../tenants/tenant-queries.ts';
import { fieldsOf } from './fields.ts';
import { backOf, type Doing, type NounPlan, type Plan } from './plan.ts';
import { problems } from './problems.ts';
import { tenantByGuid } from './queries.ts';
import { changesOf, only, type Values } from './rules.ts';

const fields = fieldsOf.tenants;

const master = ['name', 'domain', 'tpid', 'country', 'seats'];
const facts = ['motions', 'tags', 'segment', 'urgency'];
const kinds: Readonly<Record<string, readonly string[]>> = {
  'tenant.saved': master,
  'tenant.partner-wish': ['wantsPartner'],
  'tenant.facts-saved': facts,
};

/** All that a list may say of a tenant, as it stands. */
async function standing({ tx, who }: Doing, tenantId: TenantId) {
  await visibleTenant(tx, who, tenantId);
  const row = await tenantDetail(tx, who.person, tenantId);
  if (row === undefined) throw problems.IMPORT_KEPT_GONE();
  const shared = presentMaster(row);
  const internal = presentInternal(row);
  return { row, shared, internal, values: { ...internal, ...shared } as Values };
}

/** Saves what these values make different, part by part, each from the version that it has then. */
async function saveParts(doing: Doing, tenantId: TenantId, values: Values): Promise<void> {
  const { tx, who, now, why } = doing;
  const { shared, internal, values: current } = await standing(doing, tenantId);
  const differs = (part: readonly string[]) => changesOf(fields, current, only(values, part)).length > 0;
  let match = shared.version;
  if (differs(master))
    match = (await saveTenant(tx, who, { tenantId, match, why, ...only(values, master) }, now)).version;
  if (differs(['wantsPartner'])) {
    const wantsPartner = values.wantsPartner === true;
    await saveWantsPartner(tx, who, { tenantId, match, why, wantsPartner }, now);
  }
  if (differs(facts))
    await saveFacts(tx, who, { tenantId, match: internal?.version ?? 1, why, ...only(values, facts) }, now);
}

async function plan(doing: Doing, values: Values): Promise<Plan> {
  const { tx, who, now } = doing;
  const guid = values.guid as string;
  const known = await tenantByGuid(tx, guid);
  if (known === undefined) {
    const lacks = fields.filter(({ id }) => ['name', 'tpid', 'reason'].includes(id) && !values[id]);
    if (lacks.length > 0)
      throw problems.IMPORT_ROW_NEEDS(
        'tenant',
        lacks.map(({ label }) => label),
      );
    const said = values as Readonly<Record<string, string>>;
    const { name = '', domain = '', reason = '', country = '' } = said;
    const given = { guid, name, domain, reason, country };
    const seats = (values.seats as number | null | undefined) ?? null;
    return {
      action: 'create',
      label: name,
      chain: null,
      changes: changesOf(fields, {}, values),
      run: async () => {
        const id = await addTenantByHand(tx, who, { ...given, seats, tpid: values.tpid as number }, now);
        await saveParts(doing, id, values);
        return { subject: id, chain: id };
      },
    };
  }
  const { row, values: current } = await standing(doing, known.id);
  // Why a tenant was added is said once.
  const { reason: _, ...wanted } = values;
  const changes = changesOf(fields, { ...current, guid: row.guid.toLowerCase() }, wanted);
  return {
    action: changes.length === 0 ? 'unchanged' : 'update',
    label: known.name,
    chain: known.id,
    changes,
    run: async () => {
      await saveParts(doing, known.id, wanted);
      return { subject: known.id, chain: known.id };
    },
  };
}

export const tenants: NounPlan = {
  plan,
  async takeBack(doing, { created, subject, entries, touched }) {
    const tenantId = subject as TenantId;
    const { tx, who, now, why } = doing;
    if (created) {
      if (touched) throw problems.IMPORT_KEPT_USED();
      // A tenant is never dropped, for its chain in the ledger begins with it: it is put aside.
      const { internal } = await standing(doing, tenantId);
      const cmd = { tenantId, match: internal?.version ?? 1, active: false, reason: why };
      await saveActivity(tx, who, cmd, now);
      return [];
    }
    const kept: string[] = [];
    for (const entry of entries) {
      if (kinds[entry.kind] === undefined) continue;
      const back = backOf((await standing(doing, tenantId)).values, entry);
      kept.push(...back.kept);
      await saveParts(doing, tenantId, back.values);
    }
    return kept;
  },
};
