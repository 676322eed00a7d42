import type { ReactNode } from 'react';
import type { GridColumn } from '../../../ui/grid/grid-types.ts';
import type { Say } from '../../../ui/i18n.ts';
import { formatCount, formatPercent, formatShortDay } from '../../../ui/time.ts';
import type { PortfolioRow } from '../model.ts';
import { type PortfolioField, portfolioFields } from '../portfolio-model.ts';
import styles from './portfolio.module.css';
import { Sparkline } from './sparkline.tsx';

type Column = GridColumn<PortfolioRow>;
type Look = Omit<Column, 'id' | 'type' | 'value'>;

const none = '–';
const signed = (value: number | null) =>
  value === null ? none : value > 0 ? `+${formatCount(value)}` : formatCount(value);

/** The columns of the portfolio: the server's fields with their words and looks, and the line of 28 days. */
export function portfolioColumns(t: Say): readonly Column[] {
  const looks: Readonly<Record<PortfolioField, Look>> = {
    name: { title: t('usage.portfolio.tenant'), width: 148, grow: 2, render: (row) => row.name },
    customer: { title: t('usage.portfolio.customer'), width: 118, grow: 1 },
    region: { title: t('usage.portfolio.region'), width: 92 },
    people: {
      title: t('usage.portfolio.people'),
      width: 96,
      card: 'main',
      render: peopleOf,
      inFiles: [
        { title: t('usage.portfolio.people'), type: 'number', value: ({ people }) => people },
        { title: t('usage.atLeast'), type: 'number', value: ({ atLeast }) => atLeast },
        { title: t('usage.atMost'), type: 'number', value: ({ atMost }) => atMost },
      ],
    },
    percent: { title: t('usage.portfolio.share'), width: 96, card: 'main' },
    growth28: {
      title: t('usage.portfolio.growth'),
      width: 88,
      card: 'main',
      render: ({ growth28 }) => (
        <span className={(growth28 ?? 0) < 0 ? styles.fell : ''}>{signed(growth28)}</span>
      ),
    },
    newPeople: {
      title: t('usage.portfolio.flow'),
      width: 142,
      render: flowOf,
      inFiles: (['newPeople', 'resurrected', 'lapsed'] as const).map((id) => ({
        title: t(`usage.portfolio.${id}`),
        type: 'number',
        value: (row) => row[id],
      })),
    },
    resurrected: { title: t('usage.portfolio.resurrected'), width: 110, hidden: true },
    lapsed: { title: t('usage.portfolio.lapsed'), width: 90, hidden: true },
    needed: {
      title: t('usage.portfolio.gap'),
      width: 150,
      render: ({ needed, nextMilestone, nextReachedOn }) =>
        needed === null || nextMilestone === null
          ? none
          : t(nextReachedOn === null ? 'usage.portfolio.gapOf' : 'usage.portfolio.gapAgain', {
              people: formatCount(needed),
              percent: formatPercent(nextMilestone),
              day: nextReachedOn === null ? '' : formatShortDay(nextReachedOn),
            }),
      inFiles: [
        { title: t('usage.portfolio.gap'), type: 'number', value: ({ needed }) => needed },
        { title: t('usage.portfolio.next'), type: 'percent', value: ({ nextMilestone }) => nextMilestone },
      ],
    },
    entitlements: { title: t('usage.value.entitlements'), width: 110, hidden: true },
    dataDate: {
      title: t('usage.portfolio.state'),
      width: 150,
      card: 'under',
      render: (row) => (
        <span className={row.quality === 'complete' ? styles.quiet : styles.doubt}>{stateOf(t, row)}</span>
      ),
    },
    quality: {
      title: t('usage.quality'),
      width: 150,
      hidden: true,
      labelOf: (quality) => t(`usage.quality.${quality as PortfolioRow['quality']}`),
    },
  };
  const columns = portfolioFields.map((field): Column => ({ ...field, ...looks[field.id] }));
  const line: Column = {
    id: 'line',
    title: t('usage.portfolio.line'),
    type: 'text',
    width: 112,
    card: 'side',
    value: () => null,
    render: ({ line: values }) => <Sparkline values={values} />,
    sortable: false,
    filterable: false,
    inFiles: false,
  };
  return columns.toSpliced(columns.findIndex(({ id }) => id === 'needed') + 1, 0, line);
}

function peopleOf({ people, atLeast, atMost }: PortfolioRow): ReactNode {
  if (people !== null) return formatCount(people);
  return atLeast === null ? none : `${formatCount(atLeast)}–${atMost === null ? '?' : formatCount(atMost)}`;
}

const flowOf = ({ newPeople, resurrected, lapsed }: PortfolioRow): ReactNode =>
  newPeople === null || resurrected === null || lapsed === null
    ? none
    : `+${formatCount(newPeople)} / +${formatCount(resurrected)} / −${formatCount(lapsed)}`;

function stateOf(t: Say, { dataDate, quality }: PortfolioRow): string {
  if (dataDate === null) return t('usage.portfolio.noReport');
  if (quality === 'complete') return formatShortDay(dataDate);
  return quality === 'identity-broken' || quality === 'suppressed'
    ? t(`usage.quality.${quality}`)
    : t('usage.portfolio.since', { day: formatShortDay(dataDate) });
}
