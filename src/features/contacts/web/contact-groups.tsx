import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { contactKinds } from '../model.ts';
import { AddContact } from './add-contact.tsx';
import { ContactTable } from './contact-table.tsx';
import styles from './contacts.module.css';
import { useContacts, type Where } from './use-contacts.ts';

interface Props {
  readonly where: Where;
  /** The contact whose pane is open. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

/** Contacts of a place, by kind. */
export function ContactGroups({ where, chosen, onChoose }: Props) {
  const t = useT();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch, lacksSurveyContact } = useContacts(where);
  const list = useRowKeys();
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={5} label={t('contacts.loading')} />;
  const { contacts, mayAdd, mayAddMicrosoft } = data;
  const places = new Set(contacts.map(({ place }) => place)).size > 1;
  return (
    <section ref={list as never} className={styles.groups} aria-labelledby="contacts">
      <header className={styles.head}>
        <h2 id="contacts">{t('contacts.title')}</h2>
        {mayAdd && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('contacts.add')}
          </Button>
        )}
      </header>
      {lacksSurveyContact && (
        <p className={styles.warning}>
          <Icon name="warning" size={12} /> {t('contacts.lacksSurvey')}
        </p>
      )}
      {contacts.length === 0 && (
        <Empty
          title={t('contacts.none')}
          body={mayAdd ? t('contacts.noneBody') : t('contacts.noneReadOnly')}
        />
      )}
      {contactKinds.map((kind) => {
        const own = contacts.filter((contact) => contact.kind === kind);
        return (
          own.length > 0 && (
            <div key={kind}>
              <h3>{t(`contacts.kind.${kind}`, { count: own.length })}</h3>
              <ContactTable contacts={own} chosen={chosen} onChoose={onChoose} places={places} />
            </div>
          )
        );
      })}
      <AddContact
        where={where}
        open={adding}
        microsoft={mayAddMicrosoft}
        onClose={() => setAdding(false)}
        onAdded={onChoose}
      />
    </section>
  );
}
