import { useMutation } from '@tanstack/react-query';
import { call, problemOf } from '../../../ui/call.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { deleteContact, eraseContact } from '../contract.ts';
import type { Contact } from '../model.ts';
import { comesBack } from '../rules.ts';
import { useChanged } from './use-contacts.ts';

/** Asks before a contact is deleted, and says if it will come back; or, with a reason, before it is erased for good. */
export function DeleteContact(props: {
  contact: Contact;
  asking: 'delete' | 'erase' | undefined;
  onClose: () => void;
  onGone: () => void;
}) {
  const { contact, asking, onClose, onGone } = props;
  const t = useT();
  const { show } = useToasts();
  const changed = useChanged();
  const { id, name, source, version } = contact;
  const gone = () => {
    onClose();
    onGone();
    changed();
  };
  const remove = useMutation({
    mutationFn: () => call(deleteContact, { contactId: id as never }, { match: version }),
    onSuccess: () => {
      gone();
      show({ title: t('contacts.deleted', { name }) });
    },
    onError: (error) => {
      onClose();
      changed();
      show({ title: t('contacts.notDeleted', { name }), body: problemOf(error).message, intent: 'error' });
    },
  });
  return (
    <>
      <ConfirmDialog
        open={asking === 'delete'}
        title={t('contacts.deleteTitle', { name })}
        body={comesBack(contact) ? t('contacts.comesBack', { source }) : t('contacts.deleteBody')}
        act={t('contacts.deleteAct')}
        back={t('ui.form.cancel')}
        careful
        onAct={() => remove.mutate()}
        onBack={onClose}
      />
      <FormDialog
        open={asking === 'erase'}
        title={t('contacts.eraseTitle', { name })}
        act={t('contacts.eraseAct')}
        notice={
          comesBack(contact)
            ? `${t('contacts.eraseBody')} ${t('contacts.comesBack', { source })}`
            : t('contacts.eraseBody')
        }
        fields={[
          { id: 'why', label: t('contacts.eraseWhy'), kind: 'text', required: true, most: 500, wide: true },
        ]}
        empty={{ why: '' }}
        onClose={onClose}
        send={async ({ why }) => {
          const { entries } = await call(eraseContact, { contactId: id as never, why: String(why) });
          gone();
          show({ title: t('contacts.erased', { count: entries }) });
        }}
      />
    </>
  );
}
