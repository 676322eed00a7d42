import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import styles from './preference.module.css';
import { PreferenceForm } from './preference-form.tsx';
import { usePreference } from './use-preference.ts';

/** What somebody wants to be told by e-mail, and when: a part of their own profile. */
export function NoticePreferenceSection() {
  const t = useT();
  const { data, error, refetch } = usePreference();
  return (
    <section>
      <h2>{t('notices.title')}</h2>
      <p className={styles.quiet}>{t('notices.body')}</p>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={3} />}
      {data && <PreferenceForm shown={data} />}
    </section>
  );
}
