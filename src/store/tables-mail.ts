import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../base/ids.ts';

type Json<T> = ColumnType<T, string, string>;

export interface MailSentTable {
  id: Id<'mail'>;
  occasion: string;
  person_id: string;
  address: string;
  series: string | null;
  letter: Json<unknown>;
  state: Generated<'waiting' | 'sending' | 'sent' | 'failed' | 'unclear' | 'superseded'>;
  tries: Generated<number>;
  made_at: Date;
  next_try: Date;
  claimed_at: Generated<Date | null>;
  ended_at: Generated<Date | null>;
  message_id: Generated<string | null>;
  answer: Generated<string>;
}

export interface CaseMeetingTable {
  id: Id<'meeting'>;
  case_id: Id<'case'>;
  uid: string;
  sequence: number;
  starts_at: Date;
  minutes: number;
  place: string;
  zone: string;
  organizer_id: string | null;
  said_at: Date;
  cancelled_at: Generated<Date | null>;
  why: Generated<string>;
}

export interface CaseGuestTable {
  meeting_id: Id<'meeting'>;
  person_id: string;
}

export interface NoticePreferenceTable {
  person_id: string;
  mail: 'off' | 'daily' | 'at-once';
  hour: number;
  kinds: string[];
  version: Generated<number>;
}
