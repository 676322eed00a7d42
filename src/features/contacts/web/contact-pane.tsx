import { ContactPanel } from './contact-panel.tsx';
import { useContacts, type Where } from './use-contacts.ts';

/** The pane of the contact in the address; nothing for one that is not here. */
export function ContactPane(props: { where: Where; chosen: string | undefined; onClose: () => void }) {
  const { data } = useContacts(props.where);
  const contact = data?.contacts.find(({ id }) => id === props.chosen);
  return contact === undefined ? null : (
    <ContactPanel key={contact.id} contact={contact} onClose={props.onClose} />
  );
}
