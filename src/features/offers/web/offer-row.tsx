import { Button } from '@fluentui/react-components';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Offer } from '../model.ts';
import styles from './offers.module.css';

interface Props {
  readonly offer: Offer;
  readonly serviceName: (id: string) => string;
  readonly mayKeep: boolean;
  readonly onEdit: () => void;
  readonly onRetire: () => void;
  /** Undefined at the end of the list in that direction. */
  readonly onUp?: (() => void) | undefined;
  readonly onDown?: (() => void) | undefined;
}

/** One offer: what it is for, where its content is, and what may be done with it. */
export function OfferRow({ offer, serviceName, mayKeep, onEdit, onRetire, onUp, onDown }: Props) {
  const t = useT();
  const { title, about, services, audience, link, retired } = offer;
  return (
    <li>
      <div>
        <b>{title}</b>
        {about !== '' && <p>{about}</p>}
        <div className={styles.chips}>
          {services.length === 0 ? (
            <Chip tone="outline">{t('offers.allServices')}</Chip>
          ) : (
            services.map((id) => (
              <Chip key={id} tone="outline">
                {serviceName(id)}
              </Chip>
            ))
          )}
          {audience === 'partner' && <Chip tone="info">{t('offers.partner')}</Chip>}
          {retired && <Chip tone="warn">{t('offers.retired')}</Chip>}
          {link !== '' && (
            <a href={link} target="_blank" rel="noreferrer" aria-label={t('offers.contentOf', { title })}>
              {t('offers.content')}
            </a>
          )}
        </div>
      </div>
      {mayKeep && (
        <div className={styles.acts}>
          {!retired && (
            <>
              <Move icon="up" label={t('offers.up', { title })} onMove={onUp} />
              <Move icon="down" label={t('offers.down', { title })} onMove={onDown} />
              <Button size="small" onClick={onEdit} aria-label={t('offers.editOne', { title })}>
                <Icon name="pencil" />
              </Button>
            </>
          )}
          <Button
            size="small"
            onClick={onRetire}
            aria-label={t(retired ? 'offers.returnOne' : 'offers.retireOne', { title })}
          >
            {t(retired ? 'offers.return' : 'offers.retire')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Move(props: { icon: 'up' | 'down'; label: string; onMove: (() => void) | undefined }) {
  const { icon, label, onMove } = props;
  return (
    <Button size="small" appearance="subtle" disabledFocusable={!onMove} onClick={onMove} aria-label={label}>
      <Icon name={icon === 'up' ? 'chevron-up' : 'chevron-down'} />
    </Button>
  );
}
