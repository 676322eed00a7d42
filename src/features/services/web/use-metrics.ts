import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { readTimeline } from '../../tenants/contract.ts';
import { addMetric, listMetrics, removeMetric, saveMetric } from '../metric-contract.ts';
import { type Metric, metricSchema } from '../model.ts';

export interface MetricText {
  readonly service: string;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly met: boolean;
}

export const textsOf = ({ service, name, target, actual, met }: Metric): MetricText => ({
  service,
  name,
  target,
  actual,
  met,
});

/** Saves or removes a metric; after a lost race it goes on from what stands there now. */
export function useSaveMetric(tenantId: string, metric: Metric | undefined, onDone: () => void) {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const [base, setBase] = useState(metric);
  const [theirs, setTheirs] = useState<MetricText>();
  const done = (title: string) => {
    show({ title });
    onDone();
  };
  const forget = () => {
    for (const contract of [listMetrics, readTimeline])
      void client.invalidateQueries({ queryKey: keyOf(contract) });
  };
  const onError = (error: Error) => {
    const current = metricSchema.safeParse(problemOf(error).details.current).data;
    if (current === undefined) return;
    setBase(current);
    setTheirs(textsOf(current));
  };
  const saving = useMutation({
    mutationFn: (text: MetricText) =>
      base === undefined
        ? call(addMetric, { tenantId, ...text })
        : call(saveMetric, { tenantId, metricId: base.id, ...text }, { match: base.version }),
    onSuccess: ({ name }) => done(t('services.metrics.saved', { name })),
    onError,
    onSettled: forget,
  });
  const removing = useMutation({
    mutationFn: (known: Metric) =>
      call(removeMetric, { tenantId, metricId: known.id }, { match: known.version }),
    onSuccess: (_, { name }) => done(t('services.metrics.removed', { name })),
    onError,
    onSettled: forget,
  });
  const error = saving.error ?? removing.error;
  return {
    save: (text: MetricText) => saving.mutate(text),
    remove: () => base && removing.mutate(base),
    saving: saving.isPending || removing.isPending,
    error: error === null || theirs !== undefined ? undefined : error.message,
    theirs,
  };
}
