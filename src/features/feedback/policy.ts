interface Who {
  readonly person: string;
  readonly audience: string;
}

/** What a decision about feedback needs to know of it, and of who asks. */
export interface FeedbackFacts {
  readonly sender: string;
  /** Null: for those who publish. */
  readonly owner: string | null;
  /** Whether who asks may publish the playbook. */
  readonly publishes: boolean;
}

// The same sentences as row security's (migration 0003): said twice on purpose, and compared by a test.
export const may = {
  /** The owner of the page, and who publishes; never a partner. */
  answer: (who: Who, { owner, publishes }: FeedbackFacts): boolean =>
    who.audience === 'internal' && (owner === who.person || publishes),
  /** Whoever may answer, and the sender. */
  read: (who: Who, facts: FeedbackFacts): boolean =>
    (facts.sender === who.person && who.person !== '') || may.answer(who, facts),
  /** Everybody's: who publishes. */
  readAll: (who: Who, publishes: boolean): boolean => who.audience === 'internal' && publishes,
  /** A partner learns that the playbook answered, not who of the organisation it was. */
  readNames: (who: Who): boolean => who.audience === 'internal',
};
