import type { Actor } from './model.ts';

export const may = {
  /** Add people, give roles and rights, disable, make links for a new password. */
  administer: (who: Pick<Actor, 'administrator' | 'writes'>): boolean =>
    who.administrator || who.writes === 'all',

  /** How somebody works is for the organisation's own people, and for partners as far as it is their own firm's. */
  readProfile: (
    who: Pick<Actor, 'person' | 'audience' | 'firm'>,
    of: { readonly id: string; readonly firm: string | null },
  ): boolean =>
    who.audience === 'internal' || who.person === of.id || (who.firm !== null && who.firm === of.firm),

  /** Everybody says themselves how they work; an administrator for those who don't. */
  editProfile: (
    who: Pick<Actor, 'person' | 'administrator' | 'writes'>,
    of: { readonly id: string },
  ): boolean => who.person === of.id || may.administer(who),

  /** Add a partner firm, as master data of the portfolio (row security: keeps_portfolio). */
  addFirm: (who: Pick<Actor, 'administrator' | 'writes' | 'capabilities'>): boolean =>
    may.administer(who) || who.capabilities.includes('portfolio:keep'),
};
