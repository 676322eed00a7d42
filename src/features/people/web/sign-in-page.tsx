import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { Failed } from '../../../ui/states.tsx';
import { welcome } from '../contract.ts';
import type { Me } from '../model.ts';
import { DemoPeople } from './demo-people.tsx';
import { Gate } from './gate.tsx';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** The first page: e-mail and password, in the demo also the list of invented people. */
export function SignInPage({ onDone }: { onDone: (me: Me) => void }) {
  const t = useT();
  const { data, error, refetch } = useQuery(contractQuery(welcome, {}));
  useBreadcrumbs([{ label: t('people.signIn.title') }]);
  return (
    <Gate product={t('ui.product')} beside={data?.demo ? <DemoPeople onDone={onDone} /> : undefined}>
      <h1>{t('people.signIn.title')}</h1>
      {data && (
        <p className={styles.quiet}>{t('people.signIn.where', { organisation: data.organisation })}</p>
      )}
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data?.needsSetup && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('people.signIn.needsSetup')}</MessageBarBody>
        </MessageBar>
      )}
      <SignInForm onDone={onDone} />
      <p className={styles.quiet}>{t('people.signIn.forgotten')}</p>
      {data?.durability && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('people.durability')}</MessageBarTitle> {data.durability}
          </MessageBarBody>
        </MessageBar>
      )}
    </Gate>
  );
}
