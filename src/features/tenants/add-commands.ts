import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { refuseUnknownChoice } from './choice-commands.ts';
import { choicesOf } from './choice-queries.ts';
import { addCustomer, addTenant, type NewCustomer } from './commands.ts';
import { customerByTpid } from './customer-queries.ts';
import type { TenantId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';

export interface TenantByHand {
  readonly guid: string;
  readonly name: string;
  readonly domain: string;
  readonly reason: string;
  readonly country: string;
  readonly seats: number | null;
  readonly tpid: number;
  /** Of a customer that is not here yet. */
  readonly customer?: Omit<NewCustomer, 'tpid'> | undefined;
}

/**
 * Adds a tenant that the feed has not brought: the tenant exception (domain.md 3.2). Its customer is told by TPID, or added with it.
 * @throws TENANT_ADD_REFUSED, CHOICE_UNKNOWN, TENANT_TAKEN with who has it, TPID_UNKNOWN, TPID_TAKEN.
 */
export async function addTenantByHand(tx: Tx, who: Actor, given: TenantByHand, now: Date): Promise<TenantId> {
  if (!may.addTenant(who)) throw problems.TENANT_ADD_REFUSED();
  const { tpid, customer, ...tenant } = given;
  refuseUnknownChoice(await choicesOf(tx, 'entry-reason'), tenant.reason, null, 'reason for adding by hand');
  const known = await customerByTpid(tx, tpid);
  if (known === undefined && customer === undefined) throw problems.TPID_UNKNOWN(tpid);
  const id =
    known === undefined || customer !== undefined
      ? await addCustomer(tx, who, { tpid, ...(customer as Omit<NewCustomer, 'tpid'>) }, now)
      : known.id;
  return addTenant(tx, who, { ...tenant, customer: id, motions: [], firm: null }, now);
}
