import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { formatMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import styles from './person.module.css';
import { Refused } from './refused.tsx';
import { usePasswordLink } from './use-people.ts';

/** Makes the one-time link by which somebody sets a password, and shows it this once. */
export function PasswordLink({ personId, has }: { personId: string; has: boolean }) {
  const t = useT();
  const { show } = useToasts();
  const make = usePasswordLink(personId);
  const link = make.data && new URL(make.data.path, location.origin).href;
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      show({ title: t('people.link.copied') });
    } catch {
      show({ title: t('people.link.notCopied'), intent: 'warning' });
    }
  }
  return (
    <div className={styles.link}>
      <p className={styles.quiet}>{t(has ? 'people.link.has' : 'people.link.hasNone')}</p>
      {make.error && <Refused title={t('people.notSaved')} why={make.error.message} />}
      {link === undefined ? (
        <Button disabled={make.isPending} onClick={() => make.mutate()}>
          {t('people.link.make')}
        </Button>
      ) : (
        <div role="status">
          <p>{t('people.link.made', { when: formatMoment(make.data?.expiresAt ?? '') })}</p>
          <code>{link}</code>{' '}
          <Button size="small" icon={<Icon name="copy" />} onClick={() => void copy(link)}>
            {t('people.link.copy')}
          </Button>
        </div>
      )}
    </div>
  );
}
