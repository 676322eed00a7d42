interface Who {
  readonly person: string;
  readonly audience: 'internal' | 'partner';
}

interface NoteFacts {
  /** Whether the person sees the tenant, and whether they write there (tenants/policy.ts). */
  readonly seesTenant: boolean;
  readonly writesTenant: boolean;
  /** Whether partners may read it. */
  readonly shared: boolean;
}

// The same sentences as row security's (migrations 0007 and 0009): said twice on purpose, and compared by a test (test/note-access.test.ts).
export const may = {
  /** Who sees the tenant; a partner only what is shared (domain.md 2.4). */
  read: (who: Who, note: NoteFacts): boolean =>
    note.seesTenant && (note.shared || who.audience === 'internal'),

  /** Who works at the tenant, about what they may read: write it, correct it, say that its next action is done. */
  write: (who: Who, note: NoteFacts): boolean => note.writesTenant && may.read(who, note),

  /** Nobody but its author, not even an administrator (domain.md 3.18). */
  readDraft: (who: Who, author: string): boolean => who.person !== '' && who.person === author,
};
