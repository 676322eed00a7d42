import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { keyOf } from '../../../ui/query.ts';
import { Failed } from '../../../ui/states.tsx';
import { formatMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { askUsageConsent, readUsageSync } from '../sync-contract.ts';
import styles from './sync.module.css';

/** Makes the link by which the tenant's administrator lets Uptake in, to be opened or sent on. */
export function ConsentLink({ tenantId }: { tenantId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  const ask = useMutation({
    mutationFn: () => call(askUsageConsent, { tenantId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(readUsageSync) }),
  });
  async function copy(url: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      show({ title: t('usage.sync.copied') });
    } catch {
      show({ title: t('usage.sync.notCopied'), intent: 'warning' });
    }
  }
  return (
    <>
      <Button
        appearance="primary"
        size="small"
        icon={<Icon name="link" />}
        disabled={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {t('usage.sync.connect')}
      </Button>
      {ask.error && (
        <div className={styles.refused}>
          <Failed problem={problemOf(ask.error)} onRetry={() => ask.mutate()} />
        </div>
      )}
      {ask.data && (
        <div className={styles.consent}>
          <Field
            label={t('usage.sync.link')}
            hint={t('usage.sync.linkHint', { until: formatMoment(ask.data.until) })}
          >
            <Input readOnly value={ask.data.url} onFocus={(event) => event.target.select()} />
          </Field>
          <div className={styles.actions}>
            <Button size="small" icon={<Icon name="copy" />} onClick={() => void copy(ask.data.url)}>
              {t('usage.sync.copy')}
            </Button>
            <Button
              as="a"
              size="small"
              icon={<Icon name="open" />}
              href={ask.data.url}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('usage.sync.open')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
