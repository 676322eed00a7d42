import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { call, problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { EditSection } from '../../../ui/form/edit-section.tsx';
import type { FormValues, Versioned } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { formatMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { readContactData, saveContact } from '../contract.ts';
import type { Contact } from '../model.ts';
import { contactFields, surveyFaults } from './contact-fields.ts';
import { CallLink, MailLink } from './contact-links.tsx';
import styles from './contacts.module.css';
import { DeleteContact } from './delete-contact.tsx';
import { useChanged, useOffers } from './use-contacts.ts';

/** One contact: how to reach them, what is known, and what the person may ask for. */
export function ContactPanel({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const t = useT();
  const offers = useOffers();
  const changed = useChanged();
  const { id, kind, at, version, mayWrite } = contact;
  const values = valuesOf(contact);
  return (
    <SidePanel
      title={contact.name}
      where={`${kind} · ${contact.place}`}
      onClose={onClose}
      controls={
        <p className={styles.links}>
          <CallLink contact={contact} />
          <MailLink contact={contact} />
          {contact.superseded && <Chip title={t('contacts.supersededWhy')}>{t('contacts.superseded')}</Chip>}
        </p>
      }
    >
      <EditSection
        title={t('contacts.details')}
        fields={contactFields(t, offers, contact, { ...values, doNotCall: true })}
        asked={(now) => contactFields(t, offers, { kind, at }, now)}
        check={(now) => surveyFaults(t, kind, now)}
        now={{ values, version }}
        editable={mayWrite}
        send={(change, match) => call(saveContact, { contactId: id as never, ...change }, { match })}
        currentOf={(current) => versionedOf(current as Contact | undefined)}
        onSaved={changed}
      />
      <p className={styles.said}>
        {t('contacts.modified', { when: formatMoment(contact.modifiedAt), name: contact.modifiedBy })}
        {' · '}
        {contact.source === 'manual'
          ? t('contacts.manual')
          : t('contacts.synced', { source: contact.source })}
      </p>
      {mayWrite && <Rights contact={contact} onGone={onClose} />}
    </SidePanel>
  );
}

function valuesOf(contact: Contact): FormValues {
  const { name, title, email, phone, timeZone, country, role, engaged, fasttrack, ...rest } = contact;
  const { doNotCall, doNotCallReason, skill, evidence, note, services } = rest;
  const { surveyApproved, surveyEligible, surveyLanguage } = rest;
  const reach = { name, title, email, phone, timeZone, country, role, engaged, fasttrack };
  const survey = { surveyApproved, surveyEligible, surveyLanguage, services, evidence };
  return { ...reach, doNotCall, doNotCallReason, skill, note, ...survey };
}

const versionedOf = (current: Contact | undefined): Versioned | undefined =>
  current && { values: valuesOf(current), version: current.version };

/** What the person may ask for: to see what is kept of them, and to have it erased. */
function Rights({ contact, onGone }: { contact: Contact; onGone: () => void }) {
  const t = useT();
  const { show } = useToasts();
  const [asking, setAsking] = useState<'delete' | 'erase'>();
  async function save(): Promise<void> {
    try {
      const data = await call(readContactData, { contactId: contact.id as never });
      saveFile(`${contact.id}.json`, JSON.stringify(data, null, 2), 'application/json');
    } catch (error) {
      show({ title: t('contacts.notSaved'), body: problemOf(error).message, intent: 'error' });
    }
  }
  return (
    <section className={styles.rights} aria-labelledby="contact-rights">
      <h3 id="contact-rights">{t('contacts.rights')}</h3>
      <p className={styles.said}>{t('contacts.rightsHint')}</p>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => void save()}>
          {t('contacts.saveData')}
        </Button>
        <Button size="small" onClick={() => setAsking('delete')}>
          {t('contacts.delete')}
        </Button>
        <Button size="small" onClick={() => setAsking('erase')}>
          {t('contacts.erase')}
        </Button>
      </div>
      <DeleteContact contact={contact} asking={asking} onClose={() => setAsking(undefined)} onGone={onGone} />
    </section>
  );
}
