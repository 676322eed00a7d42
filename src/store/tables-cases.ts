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
  kind: Generated<'news' | 'reminder' | 'question'>;
  mail_id: Generated<string | null>;
}

export interface OfferTable {
  id: string;
  title: string;
  about: Generated<string>;
  audience: string;
  services: Generated<string[]>;
  blockers: Generated<string[]>;
  link: Generated<string>;
  place: Generated<number>;
  retired_at: Generated<Date | null>;
  version: Generated<number>;
}

export interface TargetListTable {
  id: string;
  process: string;
  name: string;
  region: string;
  fiscal_year: number;
  ends: string | null;
  made_by: string;
  made_at: Date;
  published_by: Generated<string | null>;
  published_at: Generated<Date | null>;
  carried_from: Generated<string | null>;
  version: Generated<number>;
}

export interface TargetTable {
  list_id: string;
  tenant_id: TenantId;
  sme_id: string | null;
  why: Generated<string>;
  case_id: Generated<string | null>;
  refused: Generated<string | null>;
  added_by: string;
  added_at: Date;
}

export interface GoalTable {
  id: string;
  fiscal_year: number;
  parent_id: string | null;
  name: string;
  region: string | null;
  managed: boolean | null;
  counts: string;
  /** PostgreSQL's bigint comes as text. */
  target: ColumnType<string | number, number, number>;
  place: Generated<number>;
  version: Generated<number>;
}
