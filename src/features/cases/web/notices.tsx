import { Button, Popover, PopoverSurface } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatMoment, formatShortMoment } from '../../../ui/time.ts';
import { whenShown } from '../../../ui/when-shown.ts';
import type { Notice } from '../model.ts';
import styles from './bell.module.css';
import { noticesQuery, useReadNotices } from './use-cases.ts';

/** The notices, newest first; opening one marks it as read. */
export function Notices(props: { open: boolean; target: HTMLElement | null; onClose: () => void }) {
  const { open, target, onClose } = props;
  const t = useT();
  const go = useGo();
  const query = useQuery({ ...noticesQuery, staleTime: 0, enabled: open });
  const read = useReadNotices();
  const items = query.data?.items ?? [];
  return (
    <Popover
      open={open}
      trapFocus
      positioning={{ target, position: 'below', align: 'end' }}
      onOpenChange={(_, data) => data.open || onClose()}
    >
      <PopoverSurface className={styles.surface ?? ''} aria-label={t('cases.notices')}>
        <header className={styles.head}>
          <h2>{t('cases.notices')}</h2>
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={(query.data?.unread ?? 0) === 0 || read.isPending}
            onClick={() => read.mutate([])}
          >
            {t('cases.readAll')}
          </Button>
        </header>
        {query.isPending && <LoadingRows count={3} />}
        {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.isSuccess && items.length === 0 && <p className={styles.none}>{t('cases.noNotices')}</p>}
        <ul className={styles.notices}>
          {items.map((notice) => (
            <Row
              key={notice.id}
              notice={notice}
              onOpen={(to) => {
                if (!notice.read) read.mutate([notice.id]);
                onClose();
                whenShown(() => go(to));
              }}
            />
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}

function Row({ notice, onOpen }: { notice: Notice; onOpen: (to: string) => void }) {
  const t = useT();
  const { text, at, caseId, tenantId, read } = notice;
  const to = caseId !== null ? `/cases/${caseId}` : tenantId !== null ? `/tenants/${tenantId}` : undefined;
  const words = (
    <>
      {!read && <Hidden>{t('cases.unread')} </Hidden>}
      <span>{text}</span>
      <time dateTime={at} title={formatMoment(at)}>
        {formatShortMoment(at)}
      </time>
    </>
  );
  return (
    <li className={read ? styles.read : styles.unread}>
      {to === undefined ? (
        <p>{words}</p>
      ) : (
        <Go
          to={to}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(to);
          }}
        >
          {words}
        </Go>
      )}
    </li>
  );
}
