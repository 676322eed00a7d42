import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';

export interface ViewSaid {
  readonly name: string;
  readonly shared: boolean;
}

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly first: ViewSaid;
  readonly mayShare: boolean;
  /** Why it was not saved, as the server said. */
  readonly refusal: string | undefined;
  readonly onSave: (said: ViewSaid) => void;
  readonly onClose: () => void;
}

/** The name of a view, and who sees it. */
export function ViewDialog(props: Props) {
  const { open, title, onClose } = props;
  return (
    <Dialog open={open} onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          {open && <Form {...props} />}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Form({ first, mayShare, refusal, onSave, onClose }: Props) {
  const t = useT();
  const [name, setName] = useState(first.name);
  const [shared, setShared] = useState(first.shared);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!missing) onSave({ name: name.trim(), shared });
  }
  const said = tried && missing ? t('views.nameNeeded') : refusal;
  return (
    <>
      <DialogContent>
        <form id="view-form" onSubmit={submit}>
          <Field label={t('views.name')} {...(said === undefined ? {} : { validationMessage: said })}>
            <Input autoFocus value={name} maxLength={80} onChange={(_, { value }) => setName(value)} />
          </Field>
          {mayShare && (
            <Checkbox
              checked={shared}
              label={t('views.share')}
              onChange={(_, { checked }) => setShared(checked === true)}
            />
          )}
        </form>
      </DialogContent>
      <DialogActions>
        <Button type="submit" form="view-form" appearance="primary">
          {t('views.save')}
        </Button>
        <Button onClick={onClose}>{t('views.cancel')}</Button>
      </DialogActions>
    </>
  );
}
