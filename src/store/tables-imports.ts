import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface ImportTable {
  id: string;
  noun: string;
  file: string;
  columns: string[];
  mapping: Json<unknown>;
  state: Generated<string>;
  why: Generated<string>;
  rows: Generated<number>;
  turn: Generated<number>;
  turn_by: Generated<string>;
  due: Generated<number>;
  done: Generated<number>;
  problem: Generated<string>;
  by_id: string;
  at: Date;
  applied_at: Generated<Date | null>;
  reverted_at: Generated<Date | null>;
  reverted_by: Generated<string | null>;
  version: Generated<number>;
}

export interface ImportRowTable {
  import_id: string;
  line: number;
  cells: string[];
  unreadable: Generated<string>;
  key: Generated<string>;
  turn: Generated<number>;
  state: Generated<string>;
  label: Generated<string>;
  changes: ColumnType<unknown, string | undefined, string>;
  reason: Generated<string>;
  subject: Generated<string>;
  chain: Generated<string>;
  seqs: Generated<number[]>;
}
