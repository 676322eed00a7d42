import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Empty, Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import type { Offer } from '../model.ts';
import { OfferDialog, type ServiceChoice } from './offer-dialog.tsx';
import { OfferRow } from './offer-row.tsx';
import styles from './offers.module.css';
import { useOffers } from './use-offers.ts';

/** The catalogue of offers: read by everybody, kept by those who lead. */
export function OffersPage({ services }: { services: readonly ServiceChoice[] }) {
  const t = useT();
  const { data, error, refetch, changed, retire, order } = useOffers();
  // `new` adds one; null while the dialog is closed. What was edited last keeps the dialog's words while it closes.
  const [editing, setEditing] = useState<Offer | 'new' | null>(null);
  useBreadcrumbs([{ label: t('offers.title') }]);
  if (error) return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={6} />;
  const { items, mayKeep } = data;
  const open = items.filter(({ retired }) => !retired);
  const retired = items.filter((offer) => offer.retired);
  const serviceName = (id: string) => services.find((service) => service.id === id)?.name ?? id;
  const swapped = (at: number, to: number) => {
    const ids = open.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    if (moved !== undefined) ids.splice(to, 0, moved);
    order(ids);
  };
  const row = (offer: Offer, at: number, all: readonly Offer[]) => (
    <OfferRow
      key={offer.id}
      offer={offer}
      serviceName={serviceName}
      mayKeep={mayKeep}
      onEdit={() => setEditing(offer)}
      onRetire={() => retire(offer)}
      onUp={at === 0 ? undefined : () => swapped(at, at - 1)}
      onDown={at === all.length - 1 ? undefined : () => swapped(at, at + 1)}
    />
  );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('offers.title')}</h1>
        {mayKeep && (
          <Button appearance="primary" onClick={() => setEditing('new')}>
            {t('offers.add')}
          </Button>
        )}
      </header>
      <p className={styles.hint}>{t('offers.hint')}</p>
      {!mayKeep && <ReadOnlyBar why={t('offers.readOnly')} />}
      {open.length === 0 ? (
        <Empty
          title={t('offers.empty')}
          body={`${t('offers.emptyBody')} ${mayKeep ? '' : t('offers.emptyOthers')}`}
        />
      ) : (
        <ul className={styles.rows}>{open.map(row)}</ul>
      )}
      {retired.length > 0 && (
        <details className={styles.retired}>
          <summary>{t('offers.retiredOnes')}</summary>
          <ul className={styles.rows}>{retired.map(row)}</ul>
        </details>
      )}
      <OfferDialog
        open={editing !== null}
        offer={editing === 'new' || editing === null ? undefined : editing}
        services={services}
        onClose={() => setEditing(null)}
        onSaved={changed}
      />
    </div>
  );
}
