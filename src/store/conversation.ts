import pg from 'pg';
import { type Identity, identityStatement } from './identity.ts';
import type { Connection, Rows } from './pool.ts';
import { type Session, sessionOf } from './session.ts';

// Both engines speak PostgreSQL's protocol, so one client library talks to them, and everything comes back alike.

// Counts fit a double up to 9e15; a date stays the text it is.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

/** What a conversation needs to know beside its client. */
export interface Surroundings {
  /** Told when the conversation is over, and whether its session must not be used again. */
  readonly release: (broken: boolean) => void;
  readonly onError?: (error: unknown) => void;
}

/**
 * A client for the time somebody has borrowed it, on behalf of one identity. Every exchange with the database is a trip to another process
 * and back, which takes longer than most statements. So what opens a transaction, or tells the session for whom it works, travels together
 * with the first statement – always inside a transaction, where nothing after a failure is carried out: no statement ever runs for somebody
 * else.
 */
export class Conversation implements Connection {
  readonly #client: pg.Client;
  readonly #session: Session;
  readonly #identity: { readonly sql: string; readonly values: string[]; readonly key: string };
  readonly #around: Surroundings;
  /** A begin that waits for its first statement. */
  #begin: string | undefined;
  /** Whom the session goes back to, should the transaction be rolled back; undefined when nobody can tell. */
  #before: string | undefined;

  constructor(client: pg.Client, identity: Identity | 'owner', around: Surroundings) {
    const { sql, values } = identityStatement(identity);
    this.#client = client;
    this.#session = sessionOf(client);
    this.#identity = { sql, values, key: JSON.stringify(values) };
    this.#around = around;
  }

  async query(text: string, values: readonly unknown[] = []): Promise<Rows> {
    const begin = this.#takeBegin();
    if (begin !== undefined) return this.#first(begin, () => this.#ask(text, values));
    if (this.#isIntroduced()) return rowsOf(await this.#noting(this.#ask(text, values)));
    return this.#alone(() => this.#ask(text, values));
  }

  async script(text: string): Promise<Rows> {
    const begin = this.#takeBegin();
    if (begin !== undefined) return this.#first(begin, () => this.#client.query(text));
    if (!this.#isIntroduced()) await this.#noting(this.#introduce());
    this.#session.identity = this.#identity.key;
    return rowsOf(await this.#noting(this.#client.query(text)));
  }

  begin(level = ''): void {
    this.#begin = `begin${level}`;
    this.#before = this.#session.identity;
  }

  /** @throws when the transaction had failed before: the server then says "rollback" to a commit, and nobody may take that for kept. */
  async commit(): Promise<void> {
    // Nothing was asked in it, so there is nothing to end.
    if (this.#takeBegin() !== undefined) return;
    const { command } = await this.#noting(this.#client.query('commit'));
    if (command === 'COMMIT') return;
    this.#session.identity = this.#before;
    throw new Error('a statement of this transaction failed, so nothing of it was kept');
  }

  async rollback(): Promise<void> {
    if (this.#takeBegin() !== undefined) return;
    this.#session.identity = this.#before;
    await this.#noting(this.#client.query('rollback'));
  }

  release(broken = false): void {
    this.#around.release(broken);
  }

  #isIntroduced(): boolean {
    return this.#session.identity === this.#identity.key;
  }

  #takeBegin(): string | undefined {
    const begin = this.#begin;
    this.#begin = undefined;
    return begin;
  }

  /** The first statement of a transaction, together with its begin. */
  async #first(begin: string, ask: () => Promise<pg.QueryResult>): Promise<Rows> {
    const isNew = !this.#isIntroduced();
    // Whoever asks a second thing at once asks it in the same transaction, behind this.
    this.#session.identity = this.#identity.key;
    const asked = together(this.#client, () => [
      this.#client.query(begin),
      ...(isNew ? [this.#introduce()] : []),
      ask(),
    ]);
    try {
      return rowsOf(last(await this.#noting(asked)));
    } catch (error) {
      this.#before = undefined;
      throw error;
    }
  }

  /** A statement by itself for an identity that the session doesn't have yet. */
  async #alone(ask: () => Promise<pg.QueryResult>): Promise<Rows> {
    this.#session.identity = undefined;
    const asked = together(this.#client, () => [
      this.#client.query('begin'),
      this.#introduce(),
      ask(),
      this.#client.query('commit'),
    ]);
    const results = await this.#noting(asked);
    if (last(results).command === 'COMMIT') this.#session.identity = this.#identity.key;
    return rowsOf(results[2] as pg.QueryResult);
  }

  #introduce(): Promise<pg.QueryResult> {
    return this.#ask(this.#identity.sql, this.#identity.values);
  }

  /** The session keeps the plan: planning is the dear part of a short statement, for row security puts several sub-queries into it. */
  async #ask(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = this.#session.nameOf(text);
    const named = name === undefined ? {} : { name };
    try {
      return await this.#client.query({ text, values: [...values], ...named });
    } catch (error) {
      this.#session.learn(error);
      throw error;
    }
  }

  async #noting<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.#around.onError?.(error);
      throw error;
    }
  }
}

/** Sends several statements in one go. @throws the first failure: those behind it only tell that there was one. */
async function together(client: pg.Client, say: () => Promise<pg.QueryResult>[]): Promise<pg.QueryResult[]> {
  const { stream } = client.connection;
  stream.cork();
  let asked: Promise<pg.QueryResult>[];
  try {
    asked = say();
  } finally {
    stream.uncork();
  }
  const settled = await Promise.allSettled(asked);
  for (const each of settled) if (each.status === 'rejected') throw each.reason;
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

const last = (results: readonly pg.QueryResult[]) => results.at(-1) as pg.QueryResult;

function rowsOf(result: pg.QueryResult | pg.QueryResult[]): Rows {
  if (!Array.isArray(result)) return { rows: result.rows, affected: result.rowCount ?? 0 };
  return { rows: result.flatMap((each) => each.rows), affected: 0 };
}
