import type { Caller } from '../support/app.ts';
import type { Access, KindId } from './kinds.ts';

/** What there is to ask for, and who can be asked about it. */
export interface Surroundings {
  readonly tenantId: string;
  readonly customerId: string;
  /** Somebody of the organisation, and somebody else. */
  readonly personId: string;
  readonly other: string;
  readonly taskId: string;
  readonly noteId: string;
  readonly feedbackId: string;
  /** Ids by kind. */
  readonly people: ReadonlyMap<string, string>;
  /** What the portal reads there. */
  read(path: string): Promise<Versions>;
  caller(kind: KindId): Caller;
}

/** Of a row, or of each of its parts. */
export interface Versions {
  readonly version: number;
  readonly internalVersion: number;
  readonly master: { readonly version: number };
  readonly internal: { readonly version: number };
}

/** What a call says, beside its path. */
export interface Ask {
  /** Of the names in the path; what is not said comes from the scene. */
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** Version for If-Match. */
  readonly match?: number;
}

export interface Row {
  readonly access: Access;
  /** A good call, made anew for each kind of people. */
  readonly ask: Ask | ((scene: Surroundings, kind: KindId) => Ask | Promise<Ask>);
  /** What a good call is answered where that is no success: nothing is there to be done, but whoever asks has been let through. */
  readonly through?: number;
  /** Signs in for this call only, since it ends the session. */
  readonly leaves?: true;
}

/** Who may call a route. Most need no more than that. */
export function row(access: Access, ask: Row['ask'] = {}, more: Pick<Row, 'through' | 'leaves'> = {}): Row {
  return { access, ask, ...more };
}

/** By the name of the contract. */
export type Rows = Readonly<Record<string, Row>>;
