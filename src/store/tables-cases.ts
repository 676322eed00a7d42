import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../base/ids.ts';

type TenantId = Id<'tenant'>;
type Json<T> = ColumnType<T, string, string>;

export interface ProcessCaseTable {
  id: Id<'case'>;
  tenant_id: TenantId;
  process: string;
  version_id: string;
  state: string;
  cycle: number;
  ended: boolean;
  stored: Json<unknown>;
  reason: Generated<string>;
  help_requested: Generated<boolean>;
  delivered: Generated<string[]>;
  delivered_before: Generated<string[]>;
  started_at: Date;
  state_since: Date;
  next_action: string | null;
  waits: string[];
  timers: Json<unknown>;
  next_timer: string | null;
  version: Generated<number>;
}

export interface CaseStepTable {
  case_id: string;
  seq: number;
  at: Date;
  person_id: string;
  event: string;
  wizard: string | null;
  from_state: string | null;
  to_state: string;
  cycle: number;
  answers: Json<unknown>;
  facts: Json<unknown>;
}

export interface CaseQuestionTable {
  id: string;
  case_id: string;
  about: string;
  actor: string;
  text: string;
  asked_by: string;
  asked_at: Date;
  answer: Generated<string | null>;
  answered_by: Generated<string | null>;
  answered_at: Generated<Date | null>;
}

export interface NoticeTable {
  id: string;
  person_id: string;
  tenant_id: string | null;
  case_id: string | null;
  occasion: string;
  text: string;
  at: Date;
  read_at: Generated<Date | null>;
}
