import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../base/ids.ts';

type Json<T> = ColumnType<T, string, string>;

export interface SavedViewTable {
  id: string;
  list: string;
  person_id: string;
  name: string;
  shared: boolean;
  display: string;
  whose: string;
  sort: string;
  filter: string;
  find: string;
  cols: string;
  changed_at: Date;
  version: number;
}

export interface BulkChangeTable {
  id: string;
  by_id: string;
  at: Date;
  change: Json<unknown>;
  why: string;
  undone_at: Generated<Date | null>;
  version: Generated<number>;
}

export interface BulkChangeRowTable {
  bulk_id: string;
  tenant_id: Id<'tenant'>;
  before: Json<unknown>;
  after: Json<unknown>;
  made_version: number;
  state: Generated<'changed' | 'undone' | 'kept'>;
}
