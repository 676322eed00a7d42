import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { signInAs } from '../contract.ts';
import type { Me } from '../model.ts';
import { rememberMe, useMe } from './me.ts';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** Sign in again over the page, which keeps what is typed in it. */
export function SessionDialog({ onBack, onOther }: { onBack: () => void; onOther: () => void }) {
  const t = useT();
  const me = useMe();
  const queries = useQueryClient();
  function back(next: Me): void {
    // Somebody else must not find this person's page under their own name.
    if (next.id !== me.id) {
      onOther();
      return;
    }
    rememberMe(next);
    onBack();
    void queries.invalidateQueries();
  }
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('people.ended.title')}</DialogTitle>
          <DialogContent className={styles.form}>
            <p className={styles.quiet}>{t('people.ended.body')}</p>
            {me.demo ? <SamePerson me={me} onDone={back} /> : <SignInForm email={me.email} onDone={back} />}
            <Button appearance="subtle" onClick={onOther}>
              {t('people.ended.other')}
            </Button>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function SamePerson({ me, onDone }: { me: Me; onDone: (me: Me) => void }) {
  const t = useT();
  const enter = useMutation({ mutationFn: () => call(signInAs, { personId: me.id }), onSuccess: onDone });
  return (
    <>
      {enter.error && <p role="alert">{enter.error.message}</p>}
      <Button appearance="primary" disabled={enter.isPending} onClick={() => enter.mutate()}>
        {t('people.demo.as', { name: me.name })}
      </Button>
    </>
  );
}
