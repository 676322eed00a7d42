import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { formatDay } from '../../../ui/time.ts';
import { listUsageEntitlements } from '../contract.ts';
import type { Entitlement, TenantUsage } from '../model.ts';
import { EntitlementDialog } from './entitlement-dialog.tsx';
import proof from './proof-panel.module.css';
import { SourceText } from './source-text.tsx';

/** Where the entitlements come from; whoever may write the tenant can put another count in place of the feed's. */
export function Entitlements({ usage, tenantId }: { usage: TenantUsage; tenantId: string }) {
  const t = useT();
  const source = usage.source.entitlements;
  return (
    <>
      <SourceText source={source} />
      {source.override !== null && (
        <span className={proof.why}>
          {t('usage.entitlements.said', {
            day: formatDay(source.override.from),
            by: source.override.by.name,
            why: source.override.why,
          })}
        </span>
      )}
      {usage.mayOverride && <Change usage={usage} tenantId={tenantId} />}
    </>
  );
}

/** The button, and the dialog behind it. It needs to know what was said before, so that nobody is overtaken unseen. */
function Change({ usage, tenantId }: { usage: TenantUsage; tenantId: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const query = useQuery(contractQuery(listUsageEntitlements, { tenantId }));
  const { service } = usage;
  const name = usage.services.find(({ id }) => id === service)?.name ?? t('usage.any');
  const nothing: Entitlement = {
    service,
    name,
    available: null,
    source: { feed: null, override: null },
    version: 0,
    said: [],
  };
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        disabled={query.data === undefined}
        onClick={() => setOpen(true)}
      >
        {t('usage.entitlements.change')}
      </Button>
      {query.isError && <span className={proof.why}>{problemOf(query.error).message}</span>}
      <EntitlementDialog
        open={open}
        tenantId={tenantId}
        now={query.data?.items.find((item) => item.service === service) ?? nothing}
        day={usage.days.at(-1)?.day ?? ''}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
