import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { formatCount } from '../../../ui/time.ts';
import { groups, inOrder } from '../menu.ts';
import type { TenantService } from '../model.ts';
import { DibsDots } from './dibs-dots.tsx';
import styles from './services.module.css';
import { type ListProps, StatusChip } from './services-table.tsx';
import { none, reasonWords } from './words.ts';

/** The same on a phone: a card a service, with the numbers that decide. */
export function ServiceCards({ tenantId, services, mayWrite }: ListProps) {
  const sorted = inOrder(services.map(({ service }) => service)).flatMap(
    (id) => services.find(({ service }) => service === id) ?? [],
  );
  return groups.map((group) => {
    const inGroup = sorted.filter((one) => one.group === group);
    if (inGroup.length === 0) return null;
    return (
      <section key={group} className={styles.cards} aria-label={group}>
        <h3>{group}</h3>
        {inGroup.map((one) => (
          <Card key={one.service} tenantId={tenantId} service={one} mayWrite={mayWrite} />
        ))}
      </section>
    );
  });
}

function Card({
  tenantId,
  service,
  mayWrite,
}: {
  tenantId: string;
  service: TenantService;
  mayWrite: boolean;
}) {
  const t = useT();
  const { name, available, rows, over, dibs } = service;
  const at = `/tenants/${tenantId}/services/${service.service}`;
  return (
    <article className={styles.card}>
      <p className={styles.cardHead}>
        <Go to={at} data-row="">
          {name}
        </Go>
        <b>{available === null ? none : formatCount(available)}</b>
        <DibsDots elements={dibs} label={t('services.dibs')} />
      </p>
      {over > 0 && <Chip tone="bad">{t('services.over', { count: over })}</Chip>}
      <ul>
        {rows.map((row, n) => (
          <li key={row.id ?? `new ${n}`}>
            <StatusChip status={row.status} /> {formatCount(row.entitlements)} {reasonWords(row, service)}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Go to={`${at}/edit`} className={styles.cardEdit} aria-label={t('services.editOf', { name })}>
          {t('services.edit')}
        </Go>
      )}
    </article>
  );
}
