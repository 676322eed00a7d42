import { organisation } from '../../store/ledger.ts';
import { addCustomer } from '../tenants/commands.ts';
import {
  presentCustomerMaster,
  presentPerspective,
  presentProgress,
  removeCustomer,
  saveCustomer,
  saveLists,
  savePerspective,
  saveProgress,
  visibleCustomer,
} from '../tenants/customer-commands.ts';
import { customerByTpid } from '../tenants/customer-queries.ts';
import type { CustomerId } from '../tenants/model.ts';
import { fieldsOf } from './fields.ts';
import { backOf, type Doing, type NounPlan, type Plan } from './plan.ts';
import { problems } from './problems.ts';
import { changesOf, only, type Values } from './rules.ts';

type Detail = Awaited<ReturnType<typeof visibleCustomer>>;

const fields = fieldsOf.customers;
const master = ['name', 'region', 'segment', 'managed'];

/** The parts of a customer, each saved by its own command: what is there, its fields, and its kind of entry. */
const parts = [
  {
    kind: 'customer.saved',
    of: master,
    present: (row: Detail): Values => presentCustomerMaster(row),
    version: (row: Detail) => row.version,
    save: saveCustomer,
  },
  {
    kind: 'customer.lists-saved',
    of: ['lists'],
    present: (row: Detail): Values => ({ lists: row.lists ?? [] }),
    version: (row: Detail) => row.internal_version ?? 1,
    save: saveLists,
  },
  {
    kind: 'customer.progress-saved',
    of: ['status', 'progressDue', 'nextReview', 'previousReview', 'renewal', 'watchlist', 'vertical'],
    present: (row: Detail): Values => ({ ...presentProgress(row) }),
    version: (row: Detail) => row.internal_version ?? 1,
    save: saveProgress,
  },
  {
    kind: 'customer.perspective-saved',
    of: ['mindset', 'completion', 'motivation'],
    present: (row: Detail): Values => ({ ...presentPerspective(row) }),
    version: (row: Detail) => row.internal_version ?? 1,
    save: savePerspective,
  },
] as const;

type Save = (
  tx: Doing['tx'],
  who: Doing['who'],
  cmd: { customerId: CustomerId; match: number; why: string },
  now: Date,
) => Promise<unknown>;

/** Saves what these values make different, part by part, each from the version that it has then. */
async function saveParts(
  { tx, who, now, why }: Doing,
  customerId: CustomerId,
  values: Values,
): Promise<void> {
  for (const { of, present, version, save } of parts) {
    const row = await visibleCustomer(tx, who, customerId);
    const wanted = only(values, of);
    if (changesOf(fields, present(row), wanted).length === 0) continue;
    const cmd = { customerId, match: version(row), why, ...wanted };
    await (save as unknown as Save)(tx, who, cmd, now);
  }
}

async function plan(doing: Doing, values: Values): Promise<Plan> {
  const { tx, who, now } = doing;
  const tpid = values.tpid as number;
  const known = await customerByTpid(tx, tpid);
  const chain = organisation;
  if (known === undefined) {
    const lacks = fields.filter(({ id }) => ['name', 'region', 'segment'].includes(id) && !values[id]);
    if (lacks.length > 0)
      throw problems.IMPORT_ROW_NEEDS(
        'customer',
        lacks.map(({ label }) => label),
      );
    const {
      name,
      region,
      segment,
      managed = false,
    } = values as Record<string, string> & { managed?: boolean };
    const given = { tpid, name: name ?? '', region: region ?? '', segment: segment ?? '', managed };
    return {
      action: 'create',
      label: given.name,
      chain,
      changes: changesOf(fields, {}, values),
      run: async () => {
        const id = await addCustomer(tx, who, given, now);
        await saveParts(doing, id, values);
        return { subject: id, chain };
      },
    };
  }
  const id = known.id as CustomerId;
  const row = await visibleCustomer(tx, who, id);
  const current = Object.assign({ tpid }, ...parts.map(({ present }) => present(row))) as Values;
  const changes = changesOf(fields, current, values);
  return {
    action: changes.length === 0 ? 'unchanged' : 'update',
    label: known.name,
    chain,
    changes,
    run: async () => {
      await saveParts(doing, id, values);
      return { subject: id, chain };
    },
  };
}

export const customers: NounPlan = {
  plan,
  async takeBack(doing, { created, subject, entries, touched }) {
    const { tx, who, now, why } = doing;
    const customerId = subject as CustomerId;
    if (created) {
      if (touched) throw problems.IMPORT_KEPT_USED();
      const { version } = await visibleCustomer(tx, who, customerId);
      await removeCustomer(tx, who, { customerId, match: version, why }, now);
      return [];
    }
    const kept: string[] = [];
    for (const entry of entries) {
      const part = parts.find(({ kind }) => kind === entry.kind);
      if (part === undefined) continue;
      const back = backOf(part.present(await visibleCustomer(tx, who, customerId)), entry);
      kept.push(...back.kept);
      await saveParts(doing, customerId, back.values);
    }
    return kept;
  },
};
