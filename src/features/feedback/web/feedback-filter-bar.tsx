import { Field, Select } from '@fluentui/react-components';
import type { OutputOf } from '../../../http/contract.ts';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { useGo } from '../../../ui/link.tsx';
import type { listFeedback } from '../contract.ts';
import { type FeedbackBox, feedbackStates } from '../model.ts';
import { feedbackAddress } from '../rules.ts';
import styles from './feedback-screen.module.css';
import type { Chosen, Shown } from './filters.ts';

interface Props {
  readonly chosen: Chosen;
  readonly shown: Shown;
  readonly pages: OutputOf<typeof listFeedback>['pages'];
  readonly boxes: readonly FeedbackBox[];
}

/** Whose feedback, open or answered, and of which page. The choice stands in the address. */
export function FeedbackFilterBar({ chosen, shown, pages, boxes }: Props) {
  const t = useT();
  const go = useGo();
  const show = (next: Shown) => go(feedbackAddress(next), { replace: true });
  return (
    <div className={styles.filters}>
      {boxes.length > 1 && (
        <fieldset className={styles.boxes} aria-label={t('feedback.box')}>
          {boxes.map((box) => (
            <Pill key={box} on={box === chosen.box} onClick={() => show({ box })}>
              {t(`feedback.box.${box}`)}
            </Pill>
          ))}
        </fieldset>
      )}
      <Field label={t('feedback.state')} size="small">
        <Select
          size="small"
          value={chosen.state ?? 'any'}
          onChange={(_, { value }) =>
            show({ ...shown, item: undefined, state: value as NonNullable<Shown['state']> })
          }
        >
          {[...feedbackStates, 'any' as const].map((state) => (
            <option key={state} value={state}>
              {t(`feedback.state.${state}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('feedback.page')} size="small" className={styles.pageFilter ?? ''}>
        <Select
          size="small"
          value={chosen.path ?? ''}
          onChange={(_, { value }) => show({ ...shown, item: undefined, path: value || undefined })}
        >
          <option value="">{t('feedback.anyPage')}</option>
          {pages.map(({ path, title, count }) => (
            <option key={path} value={path}>
              {t('feedback.pageCount', { title, count })}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
