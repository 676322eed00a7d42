import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { keyOf } from '../../../ui/query.ts';
import { Failed, ReadOnlyBar } from '../../../ui/states.tsx';
import { formatDay, formatMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { connectUsage, disconnectUsage, listUsageSync, readUsageSync } from '../sync-contract.ts';
import type { UsageSync } from '../sync-model.ts';
import styles from './sync.module.css';
import { ConsentLink } from './sync-consent-link.tsx';
import { RetryButton } from './sync-parts.tsx';

/** Whether a tenant is connected, since when and by whom; and the ways to change that. */
export function SyncConnection({ sync }: { sync: UsageSync }) {
  const t = useT();
  const { tenant, connection, setUp, mayConnect, mayRetry } = sync;
  const isConnected = connection.state === 'connected';
  return (
    <section className={styles.section}>
      <h2>{t('usage.sync.connection')}</h2>
      {!setUp && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('usage.sync.notSetUp')}</MessageBarBody>
        </MessageBar>
      )}
      {!mayConnect && <ReadOnlyBar why={t('usage.sync.readOnly')} />}
      <p className={styles.sentence}>
        {t(`usage.sync.connection.${connection.state}`, {
          tenant: tenant.name,
          by: connection.by?.name ?? '',
          when: connection.since === null ? '' : formatMoment(connection.since),
          until: connection.consentUntil === null ? '' : formatMoment(connection.consentUntil),
        })}
      </p>
      <Notes sync={sync} />
      <div className={styles.actions}>
        {isConnected && mayRetry && <RetryButton tenantId={tenant.id} called={tenant.name} />}
        {mayConnect && setUp && !isConnected && <ConsentLink tenantId={tenant.id} />}
        {mayConnect && setUp && <Change sync={sync} />}
      </div>
    </section>
  );
}

/** What else is to be known of the connection. */
function Notes({ sync: { connection } }: { sync: UsageSync }) {
  const t = useT();
  const { state, missingRoles, concealsNames, namesFrom } = connection;
  if (state !== 'connected') return null;
  return (
    <ul className={styles.notes}>
      {missingRoles.map((role) => (
        <li key={role}>{t('usage.sync.missingRole', { role })}</li>
      ))}
      <li>
        {t(`usage.sync.names.${concealsNames === null ? 'unknown' : concealsNames ? 'hidden' : 'shown'}`)}
      </li>
      {namesFrom !== null && <li>{t('usage.sync.namesFrom', { day: formatDay(namesFrom) })}</li>}
    </ul>
  );
}

/** Proves consent that was given already; or ends the connection. */
function Change({ sync: { tenant, connection } }: { sync: UsageSync }) {
  const t = useT();
  const { show } = useToasts();
  const queries = useQueryClient();
  const isConnected = connection.state === 'connected';
  const change = useMutation({
    mutationFn: () =>
      isConnected
        ? call(disconnectUsage, { tenantId: tenant.id })
        : call(connectUsage, { tenantId: tenant.id }),
    onSuccess: () =>
      show({
        title: t(isConnected ? 'usage.sync.disconnected' : 'usage.sync.connected', { tenant: tenant.name }),
      }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keyOf(listUsageSync) }),
        queries.invalidateQueries({ queryKey: keyOf(readUsageSync) }),
      ]),
  });
  return (
    <>
      <Button
        size="small"
        icon={<Icon name={isConnected ? 'close' : 'shield'} />}
        disabled={change.isPending}
        onClick={() => change.mutate()}
      >
        {t(isConnected ? 'usage.sync.disconnect' : 'usage.sync.check')}
      </Button>
      {change.error && (
        <div className={styles.refused}>
          <Failed problem={problemOf(change.error)} onRetry={() => change.mutate()} />
        </div>
      )}
    </>
  );
}
