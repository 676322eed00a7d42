import { Field, Select } from '@fluentui/react-components';
import type { OutputOf } from '../../../http/contract.ts';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { countCases } from '../contract.ts';
import { type CaseBox, caseBoxes } from '../model.ts';
import styles from './cases.module.css';
import { boxOf, type QueueSearch } from './queue-search.ts';

interface Props {
  readonly search: QueueSearch;
  readonly onSearch: (search: QueueSearch) => void;
  readonly counts: OutputOf<typeof countCases> | undefined;
}

/** Whose move it is, of which process, in which state. */
export function QueueFilters({ search, onSearch, counts }: Props) {
  const t = useT();
  const { process, state } = search;
  const processes = counts?.processes ?? [];
  const states = processes
    .filter((one) => process === undefined || one.process === process)
    .flatMap((one) => one.states);
  const named = [...new Map(states.map((one) => [one.state, one])).values()];
  const show = (next: QueueSearch) => onSearch({ ...search, ...next });
  return (
    <div className={styles.filters}>
      <fieldset className={styles.boxes} aria-label={t('cases.box')}>
        {caseBoxes.map((box) => (
          <Pill key={box} on={box === boxOf(search)} onClick={() => show({ box, state: undefined })}>
            {labelOf(box, counts, t)}
          </Pill>
        ))}
      </fieldset>
      <Field label={t('cases.process')} size="small">
        <Select
          size="small"
          value={process ?? ''}
          onChange={(_, { value }) => show({ process: value || undefined, state: undefined })}
        >
          <option value="">{t('cases.anyProcess')}</option>
          {processes.map((one) => (
            <option key={one.process} value={one.process}>
              {one.title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('cases.state')} size="small">
        <Select
          size="small"
          value={state ?? ''}
          onChange={(_, { value }) => show({ state: value || undefined })}
        >
          <option value="">{t('cases.anyState')}</option>
          {named.map((one) => (
            <option key={one.state} value={one.state}>
              {one.label}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function labelOf(box: CaseBox, counts: Props['counts'], t: ReturnType<typeof useT>): string {
  const count = counts === undefined || box === 'others' || box === 'all' ? undefined : counts[box];
  const name = t(`cases.box.${box}`);
  return count === undefined ? name : t('cases.boxCount', { name, count });
}
