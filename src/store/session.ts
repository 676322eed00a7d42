import type { Client } from 'pg';

/** So many statements of a session are planned once and kept; what comes after them is planned each time. */
const mostKept = 500;

/** A table was changed by a newer release in the meantime: what was planned for the old one fails. */
const outdated = /cached plan must not change result type/;

/** What a session of the database knows: for whom it works, and the plans it keeps. */
export class Session {
  /** Key of the identity that is set; undefined when nobody knows. A new session is the owner's, whose key is the empty list. */
  identity: string | undefined = '[]';
  readonly #names = new Map<string, string>();
  #last = 0;

  /** The name under which it keeps a statement, if it does. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostKept) return known;
    const name = `s${++this.#last}`;
    this.#names.set(text, name);
    return name;
  }

  /** Forgets what it kept when that no longer fits. */
  learn(error: unknown): void {
    if (error instanceof Error && outdated.test(error.message)) this.#names.clear();
  }
}

const sessions = new WeakMap<Client, Session>();

export function sessionOf(client: Client): Session {
  const session = sessions.get(client) ?? new Session();
  sessions.set(client, session);
  return session;
}
