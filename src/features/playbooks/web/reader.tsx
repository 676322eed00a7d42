import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatDay } from '../../../ui/time.ts';
import { listPages, readPage } from '../contract.ts';
import type { PlaybookFinding, PlaybookPage } from '../model.ts';
import { graphAddress } from '../rules.ts';
import { Contents, ContentsMenu } from './contents.tsx';
import { FindBar } from './find-bar.tsx';
import { FindingMark } from './finding-mark.tsx';
import { FindingsButton, FindingsPane, usePageFindings } from './findings-pane.tsx';
import { Neighbours } from './neighbours.tsx';
import styles from './page.module.css';
import { PageHead } from './page-head.tsx';
import { PageSection } from './page-section.tsx';
import { useSeen } from './seen-as.tsx';
import { TreeNav } from './tree-nav.tsx';
import { Uncategorized } from './uncategorized.tsx';
import { useReadingPlace } from './use-reading-place.ts';

interface Props {
  readonly path: string;
  readonly anchor: string;
  readonly find: string;
  /** Stands below the text: what another feature has to ask about this page. */
  readonly foot?: (page: PlaybookPage, seen: string | undefined) => ReactNode;
  /** Stands among the tools: the way to the foot. */
  readonly tool?: ReactNode;
}

/** A page of the published playbook, between the tree of pages and its contents, or its findings for who mends them. */
export function Reader({ path, anchor, find, foot, tool }: Props) {
  const t = useT();
  const { as, to } = useSeen();
  const list = useQuery(contractQuery(listPages, { as }));
  const query = useQuery(contractQuery(readPage, { path, as }));
  const body = useRef<HTMLDivElement>(null);
  const { seen, onScroll } = useReadingPlace(body, anchor, query.data);
  const [open, setOpen] = useState(false);
  const findings = usePageFindings(query.data);
  const title = query.data?.title ?? list.data?.pages.find((page) => page.path === path)?.title ?? '';
  useBreadcrumbs([{ label: t('playbooks.title'), to: to('/playbooks') }, { label: title }]);
  return (
    <div className={styles.reader}>
      {list.data && <TreeNav phases={list.data.phases} pages={list.data.pages} path={path} anchor={seen} />}
      <div className={styles.middle}>
        <div className={styles.tools}>
          <Go to={to('/playbooks')} className={styles.all}>
            <Icon name="back" />
            {t('playbooks.allPages')}
          </Go>
          <Go to={to(graphAddress(path))} className={styles.inGraph}>
            {t('playbooks.inGraph')}
          </Go>
          {query.data && <Published version={query.data.version} />}
          {query.data && <FindingsButton page={query.data} onOpen={() => setOpen(true)} />}
          {query.data && <ContentsMenu page={query.data} always={query.data.findings !== null} />}
          {query.data && tool}
          <FindBar key={find} body={body} text={query.data} find={find} from={anchor} />
        </div>
        <div ref={body} className={styles.scroll} onScroll={onScroll}>
          {query.isPending && <LoadingRows count={10} label={t('playbooks.loadingPage')} />}
          {query.isError && <NotShown error={query.error} onRetry={() => void query.refetch()} />}
          {query.data && (
            <Page
              page={query.data}
              seen={seen}
              findings={findings}
              onFinding={(place) => {
                setOpen(true);
                showFinding(place);
              }}
              foot={foot?.(query.data, seen)}
            />
          )}
        </div>
      </div>
      {query.data?.findings === null && <Contents page={query.data} current={seen} />}
      {query.data && query.data.findings !== null && (
        <FindingsPane page={query.data} open={open} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

/** Why there is no page here. To those who see as another audience, a page that it does not get is no mistake. */
function NotShown({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  const { as, to } = useSeen();
  const problem = problemOf(error);
  if (as === undefined || problem.code !== 'PAGE_UNKNOWN')
    return <Failed problem={problem} onRetry={onRetry} />;
  return (
    <Empty
      heading="h1"
      title={t('playbooks.notForPartnersTitle')}
      body={t('playbooks.notForPartnersBody')}
      actions={<Go to={to('/playbooks')}>{t('playbooks.pagesOfPartners')}</Go>}
    />
  );
}

function Published({ version }: { version: PlaybookPage['version'] }) {
  const t = useT();
  return (
    <span className={styles.published}>
      {t('playbooks.published', { number: version.number, day: formatDay(version.publishedAt) })}
    </span>
  );
}

/** After the panel has opened, where it has to. */
function showFinding(place: number): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(`finding-${place}`);
    card?.scrollIntoView({ block: 'nearest' });
    card?.focus({ preventScroll: true });
  });
}

function Page(props: {
  page: PlaybookPage;
  seen: string | undefined;
  findings: readonly PlaybookFinding[];
  onFinding: (place: number) => void;
  foot: ReactNode;
}) {
  const { page, seen, findings, onFinding, foot } = props;
  const below = Map.groupBy(findings, ({ anchor }) => anchor);
  return (
    <article className={styles.page}>
      <PageHead page={page} />
      <Neighbours path={page.path} />
      {page.sections.map((section, index) => (
        <PageSection
          // biome-ignore lint/suspicious/noArrayIndexKey: parts without a heading share the empty id, and never move
          key={`${section.id} ${index}`}
          page={page}
          section={section}
          current={section.id === seen}
          mark={
            <FindingMark
              heading={section.heading}
              findings={below.get(section.id) ?? []}
              onShow={() => onFinding(below.get(section.id)?.[0]?.place ?? 0)}
            />
          }
        />
      ))}
      <Uncategorized page={page} />
      {foot && <footer data-apart>{foot}</footer>}
    </article>
  );
}
