import { Button, Select, ToggleButton } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { TenantUsage } from '../model.ts';
import { CompareMenu } from './compare-menu.tsx';
import styles from './usage.module.css';
import type { UsageSearch, UsageView } from './usage-search.ts';

interface Props {
  readonly usage: TenantUsage;
  readonly view: UsageView;
  readonly onView: (next: Partial<UsageSearch>) => void;
  readonly onExport: (format: 'csv' | 'xlsx') => void;
  /** Undefined where no chart is shown. */
  readonly onPicture: ((format: 'png' | 'svg') => void) | undefined;
}

/** What is shown and how: value, range, service, density of events, who counts, chart or table. */
export function UsageToolbar({ usage, view, onView, onExport, onPicture }: Props) {
  const t = useT();
  const values = ['percent', 'people', 'entitlements'] as const;
  const ranges = ['60', '90', '180', 'all'] as const;
  const counts = ['all', 'capped', 'entitled'] as const;
  const densities = ['none', 'milestones', 'events', 'all'] as const;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('usage.toolbar')}>
      <fieldset className={styles.choice}>
        <legend className={styles.spoken}>{t('usage.value')}</legend>
        {values.map((value) => (
          <ToggleButton
            key={value}
            size="small"
            checked={view.value === value}
            onClick={() => onView({ value: value === 'percent' ? undefined : value })}
          >
            {t(`usage.value.${value}`)}
          </ToggleButton>
        ))}
      </fieldset>
      <fieldset className={styles.choice}>
        <legend className={styles.spoken}>{t('usage.range')}</legend>
        {ranges.map((range) => (
          <ToggleButton
            key={range}
            size="small"
            checked={view.range === range}
            onClick={() => onView({ range: range === '180' ? undefined : range })}
          >
            {t(`usage.range.${range}`)}
          </ToggleButton>
        ))}
      </fieldset>
      <Select
        size="small"
        aria-label={t('usage.service')}
        value={view.service}
        onChange={(_, { value }) => onView({ service: value === 'any' ? undefined : value })}
      >
        <option value="any">{t('usage.any')}</option>
        {[...Map.groupBy(usage.services, ({ group }) => group)].map(([group, services]) => (
          <optgroup key={group} label={group}>
            {services.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <CompareMenu services={usage.services} view={view} onView={onView} />
      <Select
        size="small"
        aria-label={t('usage.density')}
        value={view.events}
        onChange={(_, { value }) =>
          onView({ events: value === 'milestones' ? undefined : (value as UsageSearch['events']) })
        }
      >
        {densities.map((density) => (
          <option key={density} value={density}>
            {t(`usage.density.${density}`)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        aria-label={t('usage.count')}
        value={view.count}
        onChange={(_, { value }) =>
          onView({ count: value === 'all' ? undefined : (value as UsageSearch['count']) })
        }
      >
        {counts.map((count) => (
          <option key={count} value={count}>
            {t(`usage.count.${count}`)}
          </option>
        ))}
      </Select>
      <span className={styles.right}>
        <ToggleButton
          size="small"
          checked={view.table}
          onClick={() => onView({ view: view.table ? undefined : 'table' })}
        >
          {t('usage.table')}
        </ToggleButton>
        {onPicture !== undefined && (
          <>
            <Button size="small" icon={<Icon name="export" />} onClick={() => onPicture('png')}>
              {t('usage.png')}
            </Button>
            <Button size="small" onClick={() => onPicture('svg')}>
              {t('usage.svg')}
            </Button>
          </>
        )}
        <Button size="small" icon={<Icon name="export" />} onClick={() => onExport('xlsx')}>
          {t('usage.excel')}
        </Button>
        <Button size="small" onClick={() => onExport('csv')}>
          {t('usage.csv')}
        </Button>
      </span>
    </div>
  );
}
