import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import type { ServiceSettings } from './settings.ts';

/** What the services need of features that come later in the line; composed by the app. */
export interface ServiceParts {
  readonly settings: ServiceSettings;
  /** Keeps an Engagement Management note of the tenant about a service, by its name. */
  addNote(
    tx: Tx,
    who: Actor,
    note: { readonly tenantId: TenantId; readonly service: string; readonly body: string },
    now: Date,
  ): Promise<void>;
  /** Notes of the tenant that were escalated, newest first, as far as the handle may read them. */
  escalations(db: Db, tenant: TenantId): Promise<readonly Escalation[]>;
}

export interface Escalation {
  readonly id: string;
  /** As the note calls them. */
  readonly services: readonly string[];
  readonly at: Date;
  readonly by: string;
  readonly text: string;
}
