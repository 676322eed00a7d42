import type { Offer, Proposal } from './model.ts';

/** What is known of a tenant as far as offers ask. */
export interface Situation {
  /** Ids of services that it is entitled to. */
  readonly services: readonly string[];
  /** Reasons that stop them. */
  readonly blockers: readonly string[];
}

/**
 * How an offer fits a tenant (domain.md 5.2 step 4, A19): it must be for one of the tenant's services, and help against one of its blockers where it is made against
 * blockers. An offer that names none asks for none.
 */
export function proposalOf(offer: Offer, { services, blockers }: Situation): Proposal {
  const fitting = offer.services.filter((service) => services.includes(service));
  const helping = offer.blockers.filter((reason) => blockers.includes(reason));
  const missing: Proposal['missing'] = [];
  if (offer.services.length > 0 && fitting.length === 0) missing.push('service');
  if (offer.blockers.length > 0 && helping.length === 0) missing.push('blocker');
  const why: Proposal['why'] = [
    ...helping.map((what) => ({ kind: 'blocker' as const, what })),
    ...fitting.map((what) => ({ kind: 'service' as const, what })),
  ];
  const isForAll = offer.services.length === 0 && offer.blockers.length === 0;
  return {
    offer,
    fits: !offer.retired && missing.length === 0,
    why: isForAll ? [{ kind: 'always', what: '' }] : why,
    missing,
  };
}

/** The offers for a tenant: those that fit first, of them those that help against most blockers, then in the catalogue's order. */
export function proposals(offers: readonly Offer[], situation: Situation): Proposal[] {
  const helps = ({ why }: Proposal) => why.filter(({ kind }) => kind === 'blocker').length;
  return offers
    .filter(({ retired }) => !retired)
    .map((offer) => proposalOf(offer, situation))
    .sort((a, b) => Number(b.fits) - Number(a.fits) || helps(b) - helps(a) || a.offer.place - b.offer.place);
}
