import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Failed } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { verifyTimeline } from '../contract.ts';
import styles from './timeline.module.css';

/** Has the server recompute the hashes of a tenant's ledger, and says what came of it. */
export function ChainProof({ tenantId }: { tenantId: string }) {
  const t = useT();
  const proof = useMutation({ mutationFn: () => call(verifyTimeline, { tenantId }) });
  return (
    <>
      <Button
        className={styles.verify}
        appearance="subtle"
        size="small"
        icon={<Icon name="chain" />}
        disabled={proof.isPending}
        onClick={() => proof.mutate()}
      >
        {t(proof.isPending ? 'tenants.timeline.verifying' : 'tenants.timeline.verify')}
      </Button>
      <div className={styles.proof} role="status">
        {proof.error && <Failed problem={problemOf(proof.error)} onRetry={() => proof.mutate()} />}
        {proof.data && <Result {...proof.data} />}
      </div>
    </>
  );
}

function Result(proof: { entries: number; head: string; broken: { seq: number; reason: string } | null }) {
  const t = useT();
  const { entries, head, broken } = proof;
  if (broken) {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('tenants.timeline.broken', { seq: formatCount(broken.seq) })}</MessageBarTitle>{' '}
          {t('tenants.timeline.brokenBody', { reason: broken.reason })}
        </MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        {t('tenants.timeline.intact', { count: entries, head: `${head.slice(0, 8)}…${head.slice(-8)}` })}
      </MessageBarBody>
    </MessageBar>
  );
}
