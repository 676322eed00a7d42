import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Contact } from '../model.ts';
import styles from './contacts.module.css';

/** Calls a contact. Whoever must not be called has no link, and the reason stands there instead. */
export function CallLink({ contact }: { contact: Contact }) {
  const t = useT();
  const { phone, doNotCall, doNotCallReason: why, name } = contact;
  if (doNotCall)
    return (
      <span className={styles.noCall}>
        <Icon name="eye-off" size={12} /> {t('contacts.doNotCall', { why })}
      </span>
    );
  if (phone === '') return null;
  return (
    <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} aria-label={t('contacts.call', { name, phone })}>
      {phone}
    </a>
  );
}

export function MailLink({ contact: { email, name } }: { contact: Contact }) {
  const t = useT();
  if (email === '') return null;
  return (
    <a href={`mailto:${email}`} aria-label={t('contacts.mail', { name, email })}>
      {email}
    </a>
  );
}
