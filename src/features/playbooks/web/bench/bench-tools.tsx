import { Button, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useT } from '../../../../ui/i18n.ts';
import { Icon } from '../../../../ui/icon.tsx';
import styles from './bench-page.module.css';
import type { Keeping } from './use-bench.ts';

export type Within = 'published' | 'alone';

interface Props {
  readonly keeping: Keeping;
  readonly pages: number;
  readonly within: Within;
  /** Whether there is a published playbook to check within. */
  readonly isPublished: boolean;
  readonly onWithin: (within: Within) => void;
  readonly mendable: number;
  readonly mending: boolean;
  readonly onMendAll: () => void;
  readonly path: ReactNode;
  readonly menu: ReactNode;
}

/** Above the text: which file, what it is checked within, every safe repair, and whether it is kept. */
export function BenchTools(props: Props) {
  const t = useT();
  const id = useId();
  const { keeping, pages, within, mendable } = props;
  return (
    <div className={styles.tools}>
      {props.path}
      <span className={styles.within}>
        <label htmlFor={id}>{t('bench.within')}</label>
        <Select
          id={id}
          aria-label={t('bench.within')}
          size="small"
          value={within}
          disabled={!props.isPublished}
          onChange={(_, data) => props.onWithin(data.value === 'alone' ? 'alone' : 'published')}
        >
          {props.isPublished && <option value="published">{t('bench.within.published')}</option>}
          <option value="alone">{t('bench.within.alone', { count: Math.max(pages, 1) })}</option>
        </Select>
      </span>
      <span className={styles[keeping === 'kept' || keeping === 'keeping' ? 'kept' : 'unkept']}>
        <Icon name={keeping === 'kept' ? 'tick' : keeping === 'keeping' ? 'clock' : 'warning'} />
        <span role="status" title={t(`bench.keepingWhy.${keeping}`)}>
          {t(`bench.keeping.${keeping}`)}
        </span>
      </span>
      <Button
        size="small"
        appearance={mendable > 0 ? 'primary' : 'secondary'}
        disabled={mendable === 0}
        disabledFocusable={props.mending}
        onClick={props.onMendAll}
      >
        {t('bench.mendAll', { count: mendable })}
      </Button>
      {props.menu}
    </div>
  );
}
