import { Tab, TabList } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useT } from '../../../../ui/i18n.ts';
import styles from './bench-page.module.css';

export type Pane = 'files' | 'text' | 'findings' | 'page';

interface Props {
  readonly phone: boolean;
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  readonly findingCount: number;
  readonly checking: boolean;
  readonly reading: boolean;
  readonly files: ReactNode;
  readonly text: ReactNode;
  readonly findings: ReactNode;
  readonly page: ReactNode;
}

/** Files and text side by side with the findings or the page; on a phone one at a time. The text is never thrown away by a choice. */
export function Panes(props: Props) {
  const t = useT();
  const { phone, pane, files, checking, reading } = props;
  const beside = pane === 'page' ? 'page' : 'findings';
  const chosen = phone ? (pane === 'files' && !files ? 'text' : pane) : beside;
  const tabs = (
    <div className={styles.tabs}>
      <TabList
        size="small"
        aria-label={t('bench.panes')}
        selectedValue={chosen}
        onTabSelect={(_, data) => props.onPane(data.value as Pane)}
      >
        {phone && files && <Tab value="files">{t('bench.files')}</Tab>}
        {phone && <Tab value="text">{t('bench.textTab')}</Tab>}
        <Tab value="findings">{t('bench.findingsOf', { count: props.findingCount })}</Tab>
        <Tab value="page">{t('bench.page')}</Tab>
      </TabList>
      <span className={styles.state} role="status">
        {reading ? t('bench.reading') : checking ? t('bench.checking') : t('bench.checked')}
      </span>
    </div>
  );
  const side = (
    <div className={styles.side} hidden={phone && chosen !== 'findings' && chosen !== 'page'}>
      {!phone && tabs}
      {chosen === 'findings' && <div className={styles.scroll}>{props.findings}</div>}
      {/* Kept while it is not seen: it scrolls with the text all the time. */}
      <div className={styles.scroll} hidden={chosen !== 'page'}>
        {props.page}
      </div>
    </div>
  );
  return (
    <div className={styles.panes}>
      {phone && tabs}
      {files && (!phone || chosen === 'files') && files}
      <div className={styles.middle} hidden={phone && chosen !== 'text'}>
        {props.text}
      </div>
      {side}
    </div>
  );
}
