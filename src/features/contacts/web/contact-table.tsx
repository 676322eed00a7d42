import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { Contact } from '../model.ts';
import { CallLink, MailLink } from './contact-links.tsx';
import styles from './contacts.module.css';

interface Props {
  readonly contacts: readonly Contact[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Whether the contacts are of several places, so that each says of which. */
  readonly places: boolean;
}

/** Contacts of one kind; a row opens its pane. On a phone the rows become cards. */
export function ContactTable({ contacts, chosen, onChoose, places }: Props) {
  const t = useT();
  return (
    <ul className={styles.rows}>
      {contacts.map((contact) => (
        <li key={contact.id} className={contact.id === chosen ? styles.chosen : undefined}>
          <button
            type="button"
            data-row=""
            className={styles.name}
            aria-pressed={contact.id === chosen}
            onClick={() => onChoose(contact.id)}
          >
            {contact.name}
          </button>
          <span className={styles.title}>
            {contact.title}
            {contact.superseded && (
              <Chip title={t('contacts.supersededWhy')}>{t('contacts.superseded')}</Chip>
            )}
          </span>
          <span className={styles.links}>
            <CallLink contact={contact} />
            <MailLink contact={contact} />
          </span>
          <span className={styles.chips}>
            {contact.engaged && <Chip tone="ok">{t('contacts.engaged')}</Chip>}
            {contact.surveyEligible && <Chip tone="info">{t('contacts.surveyEligible')}</Chip>}
            {contact.adminType !== '' && <Chip tone="outline">{contact.adminType}</Chip>}
            {places && <Chip tone="outline">{contact.place}</Chip>}
          </span>
          <time dateTime={contact.modifiedAt} title={formatMoment(contact.modifiedAt)}>
            {formatShortDay(contact.modifiedAt)}
          </time>
        </li>
      ))}
    </ul>
  );
}
