import type { Db } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { FactSource } from './case-facts.ts';
import type { ItemsOf } from './choices.ts';
import type { CaseFigure } from './model.ts';

/** The newest figure of a tenant's CSMAU that is known, of a day or a few days before it. */
export type FigureSource = (db: Db, tenant: TenantId, day: string) => Promise<CaseFigure>;

/** What deciding takes beside the transaction. The transaction is the portal's: who may send an event is said by the definition, not by rows. */
export interface CaseKnowledge {
  readonly sources: readonly FactSource[];
  /** Everything that a catalogue (offers …) has ever had, in the order in which it is shown. */
  readonly items: ItemsOf;
}

export interface CaseParts extends CaseKnowledge {
  readonly figures: FigureSource;
}
