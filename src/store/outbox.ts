import type { Tx } from './store.ts';

/** News that leaves only with the commit of the change it tells of. Jobs that follow its kind are sent afterwards. */
export interface News {
  /** `playbook.published`: noun and past tense. */
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Puts news into the outbox, in the transaction of the change. */
export async function announce(tx: Tx, { kind, body, at }: News): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ kind, body: JSON.stringify(body), created_at: at })
    .execute();
}
