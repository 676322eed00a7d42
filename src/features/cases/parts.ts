import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { FactSource } from './case-facts.ts';
import type { CaseFigure } from './model.ts';

/** The newest figure of a tenant's CSMAU that is known, of a day or a few days before it. */
export type FigureSource = (db: Db, tenant: TenantId, day: string) => Promise<CaseFigure>;

/** What acting takes beside the transaction. The transaction is the portal's: who may send an event is said by the definition, not by rows. */
export interface CaseParts {
  readonly sources: readonly FactSource[];
  /** Items of catalogues (offers …) that can be chosen now. */
  readonly items: (tx: Tx, catalogue: string) => Promise<readonly string[]>;
  readonly figures: FigureSource;
}
