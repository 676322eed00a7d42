import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import type { ShownPage } from '../model.ts';
import { pageAddress } from '../rules.ts';
import { CopyLink } from './copy-link.tsx';
import styles from './page.module.css';

/** Phase, audience, owner and version, and then the title. */
export function PageHead({ page }: { page: ShownPage }) {
  const t = useT();
  const { owner, phases, title } = page;
  return (
    <header>
      <div className={styles.meta}>
        {phases.map((phase) => (
          <Chip key={phase} tone="outline">
            {t('playbooks.phase', { phase })}
          </Chip>
        ))}
        <Audience audiences={page.audiences} />
        {owner && <span>{t('playbooks.owner', { name: owner })}</span>}
        <span>
          <Edition page={page} />
        </span>
      </div>
      <div className={styles.title}>
        <h1 tabIndex={-1}>{title}</h1>
        {page.number !== undefined && <CopyLink address={pageAddress(page.path)} heading={title} />}
      </div>
    </header>
  );
}

/** Which number of the page this is, and of which day; a draft has only the day that it names. */
function Edition({ page: { number, date } }: { page: ShownPage }) {
  const t = useT();
  const day = date === null ? '' : formatDay(date);
  if (number === undefined) return date === null ? t('playbooks.draft') : t('playbooks.draftOf', { day });
  return date === null ? t('playbooks.pageVersion', { number }) : t('playbooks.dated', { number, day });
}

/** Who may read it. */
export function Audience({ audiences }: { audiences: readonly string[] }) {
  const t = useT();
  const key = audienceKey(audiences);
  if (key !== 'playbooks.internalOnly') return <Chip>{t(key)}</Chip>;
  return (
    <Chip tone="violet" icon="lock">
      {t(key)}
    </Chip>
  );
}

/** The words for whom a page is. */
export function audienceKey(audiences: readonly string[]) {
  if (!audiences.includes('partner')) return 'playbooks.internalOnly';
  return audiences.includes('internal') ? 'playbooks.forBoth' : 'playbooks.forPartners';
}
