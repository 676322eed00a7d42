import { dayNumber } from '../base/days.ts';
import { type FactValue, known } from '../engine/facts.ts';
import type { FactSource } from '../features/cases/case-facts.ts';
import type { ItemsOf } from '../features/cases/choices.ts';
import type { CaseFigure } from '../features/cases/model.ts';
import type { CaseParts, FigureSource } from '../features/cases/parts.ts';
import { offerCatalogue } from '../features/offers/model.ts';
import { offersOf } from '../features/offers/queries.ts';
import { answerFigures } from '../features/usage/answer.ts';
import { askedTenant } from '../features/usage/asked.ts';
import { definition } from '../features/usage/definitions.ts';
import type { UsageDoor } from './usage-stores.ts';

/** How far back a figure may lie and still be the newest: reports are some days late. */
const daysBack = 35;

/** What cases need of features that they don't know: facts and figures of usage, items of catalogues. */
export function createCaseParts(usage: UsageDoor, ...others: readonly FactSource[]): CaseParts {
  const figures = figureSource(usage);
  return {
    sources: [usageFacts(figures), ...others],
    figures,
    items: offerItems,
  };
}

/** Offers as items of their catalogue; those that were retired keep their name. */
export const offerItems: ItemsOf = async (db, catalogue) => {
  if (catalogue !== offerCatalogue) return [];
  const offers = await offersOf(db, { retired: true });
  return offers.map(({ id, title, about, retired_at }) => ({
    id,
    label: title,
    note: about,
    active: retired_at === null,
  }));
};

/** CSMAU of the last day that has a figure; of a day that can't be told nothing is said but that. */
function figureSource(usage: UsageDoor): FigureSource {
  return async (db, id, day) => {
    const { warehouse } = await usage.open();
    const tenant = await askedTenant(db, id);
    const to = dayNumber(day);
    const asked = { services: ['any'], from: to - daysBack, to, definition, today: to };
    const all = await answerFigures(db, warehouse, [tenant], asked);
    const told =
      all.findLast(({ activePeople }) => activePeople !== null) ??
      all.findLast(({ atLeast, atMost }) => atLeast !== null && atMost !== null);
    return told === undefined ? nothing(day) : figureOf(told);
  };
}

type Told = Awaited<ReturnType<typeof answerFigures>>[number];

function figureOf(told: Told): CaseFigure {
  const {
    day,
    activePeople,
    atLeast,
    atMost,
    entitlements,
    percent,
    quality,
    definition: version,
    dataDate,
  } = told;
  return {
    day,
    people: activePeople,
    atLeast,
    atMost,
    entitlements,
    percent,
    quality,
    definition: version,
    dataDate,
  };
}

const nothing = (day: string): CaseFigure => ({
  day,
  people: null,
  atLeast: null,
  atMost: null,
  entitlements: null,
  percent: null,
  quality: 'missing',
  definition: definition.version,
  dataDate: null,
});

/** What guards may ask of usage. A figure that is only bounded stays so, with its reason. */
const usageFacts =
  (figures: FigureSource): FactSource =>
  async (db, tenant, at) => {
    const figure = await figures(db, tenant, at.toISOString().slice(0, 10));
    const { people, entitlements, percent } = figure;
    const csmau = countOf(figure);
    const unentitled: FactValue = { unknown: `no entitlements are known on ${figure.day}` };
    return {
      'usage.csmau': csmau,
      'usage.percent': percent !== null ? known(percent) : 'value' in csmau ? unentitled : reasonOf(csmau),
      'usage.gap':
        entitlements === null
          ? unentitled
          : people !== null
            ? known(Math.max(0, entitlements - people))
            : 'from' in csmau
              ? {
                  from: Math.max(0, entitlements - csmau.to),
                  to: Math.max(0, entitlements - csmau.from),
                  why: csmau.why,
                }
              : csmau,
    };
  };

function countOf({ people, atLeast, atMost, quality, day }: CaseFigure): FactValue {
  if (people !== null) return known(people);
  const why = `the reports of ${day} are ${quality}`;
  if (atLeast !== null && atMost !== null) return { from: atLeast, to: atMost, why };
  return { unknown: `no figure is known for the ${daysBack} days up to ${day}` };
}

const reasonOf = (value: FactValue): FactValue =>
  'why' in value ? { unknown: value.why } : 'unknown' in value ? value : { unknown: 'no share is known' };
