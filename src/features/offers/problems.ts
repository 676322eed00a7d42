import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  OFFER_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such offer, or it is not for you.',
  },
  OFFERS_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'The catalogue of offers is kept by administrators and by those who lead CSMAU. Ask one of them.',
  },
  OFFER_TITLE_TAKEN: {
    kind: 'conflict',
    say: (title: string) =>
      `There is an offer ${title} already. Give this one another name, or retire that one.`,
  },
  OFFER_SERVICE_UNKNOWN: {
    kind: 'invalid',
    say: (service: string) => `There is no service ${service}.`,
  },
  /** Details carry `current`, the offer as it stands now. */
  OFFER_STALE: {
    kind: 'stale',
    say: (title: string) =>
      `Somebody has changed ${title} since you looked at it. Nothing of yours was stored.`,
  },
});
