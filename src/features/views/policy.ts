interface Who {
  readonly person: string;
  readonly audience: 'internal' | 'partner';
}

// The same sentences as row security's (migration 0013): said twice on purpose.
export const may = {
  /** One's own, and what others of the organisation share. */
  readView: (who: Who, view: { readonly owner: string; readonly shared: boolean }): boolean =>
    view.owner === who.person || (view.shared && who.audience === 'internal'),

  /** A view is its owner's, shared or not. */
  changeView: (who: Who, view: { readonly owner: string }): boolean => view.owner === who.person,

  /** Partners keep their views for themselves. */
  shareView: (who: Pick<Who, 'audience'>): boolean => who.audience === 'internal',

  /** Many at once is for the organisation's own people; each tenant is asked about again. */
  changeMany: (who: Pick<Who, 'audience'>): boolean => who.audience === 'internal',
};
