import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useBreadcrumbs } from '../../../../ui/breadcrumbs.tsx';
import { useT } from '../../../../ui/i18n.ts';
import { contractQuery } from '../../../../ui/query.ts';
import { LoadingRows } from '../../../../ui/states.tsx';
import { listPages } from '../../contract.ts';
import styles from './bench-page.module.css';
import { Desk } from './desk.tsx';
import { Start } from './start.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useBench } from './use-bench.ts';

interface Props {
  /** Whose bench it is: people who share a browser don't share their drafts. */
  readonly person: string;
  /** The open file; without it, or where it is gone, the first. */
  readonly open: string | undefined;
  readonly anchor: string;
  readonly onOpen: (path: string) => void;
}

/** Where an author writes and checks pages in the browser, before anybody else sees them. */
export function BenchPage({ person, open, anchor, onOpen }: Props) {
  const t = useT();
  useBreadcrumbs([{ label: t('playbooks.title'), to: '/playbooks' }, { label: t('bench.title') }]);
  const published = useQuery(contractQuery(listPages, {}));
  const { bench, current, change, keeping } = useBench(person);
  const arrivals = useArrivals({ current, change, published: published.data?.pages ?? [], onOpen });
  const drop = useDropping(arrivals.drop);
  if (bench === null || published.isPending) return <LoadingRows count={8} label={t('bench.loading')} />;
  const first = [...bench.drafts.keys()].sort()[0];
  const draft = bench.drafts.get(open ?? '') ?? bench.drafts.get(first ?? '');
  return (
    <div className={styles.bench} {...drop.events}>
      {draft === undefined ? (
        <Start
          reading={arrivals.reading}
          onNew={arrivals.addPage}
          onFiles={arrivals.openFiles}
          onFolder={arrivals.openFolder}
        />
      ) : (
        <Desk
          bench={bench}
          draft={draft}
          anchor={anchor}
          keeping={keeping}
          current={current}
          change={change}
          published={published.data ?? null}
          arrivals={arrivals}
          onOpen={onOpen}
        />
      )}
      {drop.over && <div className={styles.over}>{t('bench.dropHere')}</div>}
    </div>
  );
}

/** Files that are dragged over the bench, and dropped. */
function useDropping(onDrop: (data: DataTransfer) => void) {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return {
    over,
    events: {
      onDragOver(event: DragEvent): void {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent): void {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      // Before the editor sees them: it would put the text of a file into the page.
      onDropCapture(event: DragEvent): void {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        onDrop(event.dataTransfer);
      },
    },
  };
}
