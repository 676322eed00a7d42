import { Button } from '@fluentui/react-components';
import { longestPage } from '../../../../compiler/index.ts';
import { useT } from '../../../../ui/i18n.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { Empty } from '../../../../ui/states.tsx';
import styles from './bench-page.module.css';
import { mostCharacters, mostDrafts } from './take-in.ts';

interface Props {
  readonly reading: boolean;
  readonly onNew: () => void;
  readonly onFiles: () => void;
  readonly onFolder: () => void;
}

/** The empty bench: what it is for, and the ways to begin. */
export function Start({ reading, onNew, onFiles, onFolder }: Props) {
  const t = useT();
  const million = 1_000_000;
  return (
    <div className={styles.start}>
      <Empty
        heading="h1"
        title={t('bench.start.title')}
        body={t('bench.start.body')}
        actions={
          <>
            <Button appearance="primary" icon={<Icon name="add" />} onClick={onNew}>
              {t('bench.new')}
            </Button>
            <Button onClick={onFiles}>{t('bench.openFiles')}</Button>
            <Button onClick={onFolder}>{t('bench.openFolder')}</Button>
          </>
        }
      />
      <p role="status">{reading && t('bench.reading')}</p>
      <p>
        {t('bench.start.limits', {
          files: mostDrafts,
          each: longestPage / million,
          all: mostCharacters / million,
        })}
      </p>
      <p>{t('bench.start.source')}</p>
    </div>
  );
}
