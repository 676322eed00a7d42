import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingRows } from '../../../ui/states.tsx';
import { finishUsageConsent } from '../sync-contract.ts';
import styles from './sync.module.css';

export interface ConsentSearch {
  readonly state?: string | undefined;
  readonly tenant?: string | undefined;
  readonly error?: string | undefined;
}

/** What Microsoft said may be otherwise in a while; what Uptake said stays. */
const mayPass = (code: string) => !code.startsWith('USAGE_CONSENT_');

/** Where Microsoft's login leads back to: the administrator of a tenant, who may be nobody here, hears what came of it. */
export function SyncConsent({ search }: { search: ConsentSearch }) {
  const t = useT();
  const { state = '', tenant, error: refused } = search;
  useBreadcrumbs([{ label: t('usage.consent.title') }]);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['finishUsageConsent', state],
    queryFn: () => call(finishUsageConsent, { state, tenant, error: refused }),
    enabled: state.length >= 20,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (state.length < 20)
    return (
      <>
        <h1>{t('usage.consent.noState')}</h1>
        <p className={styles.sentence}>{t('usage.consent.noStateBody')}</p>
      </>
    );
  if (data)
    return (
      <>
        <h1>
          <Icon name="tick-circle" /> {t('usage.consent.done', { tenant: data.tenant })}
        </h1>
        <p className={styles.sentence}>{t('usage.consent.doneBody')}</p>
      </>
    );
  if (error)
    return (
      <div role="alert">
        <h1>{t('usage.consent.failed')}</h1>
        <p className={styles.sentence}>{problemOf(error).message}</p>
        {mayPass(problemOf(error).code) && (
          <>
            <p className={styles.quiet}>{t('usage.consent.later')}</p>
            <Button disabled={isFetching} onClick={() => void refetch()}>
              {t('ui.tryAgain')}
            </Button>
          </>
        )}
      </div>
    );
  return (
    <>
      <h1>{t('usage.consent.title')}</h1>
      <LoadingRows count={2} label={t('usage.consent.proving')} />
    </>
  );
}
