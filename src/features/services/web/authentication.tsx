import { Field, Select } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { saveAuthentication } from '../contract.ts';
import { signInMethods } from '../lists.ts';
import { Section } from './section.tsx';
import styles from './services.module.css';
import { useForgetServices } from './use-services.ts';
import { none } from './words.ts';

type Method = (typeof signInMethods)[number];

interface Props {
  readonly tenantId: string;
  readonly authentication: { readonly method: Method | null; readonly version: number };
  readonly mayWrite: boolean;
}

/** How the tenant's people sign in: chosen is saved. */
export function Authentication({ tenantId, authentication: { method, version }, mayWrite }: Props) {
  const t = useT();
  const forget = useForgetServices();
  const { show } = useToasts();
  const save = useMutation({
    mutationFn: (next: Method) => call(saveAuthentication, { tenantId, method: next }, { match: version }),
    onSuccess: () => show({ title: t('services.authentication.saved') }),
    // After a lost race, too: the list then shows what the other has said.
    onSettled: forget,
  });
  return (
    <Section id="authentication" title={t('services.authentication')}>
      {mayWrite ? (
        <Field
          className={styles.short}
          label={t('services.authentication.method')}
          validationMessage={save.error?.message ?? null}
        >
          <Select
            disabled={save.isPending}
            value={method ?? ''}
            onChange={(_, { value }) => save.mutate(value as Method)}
          >
            {method === null && <option value="">{t('services.notSaid')}</option>}
            {signInMethods.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
      ) : (
        <p className={styles.quiet}>{method ?? none}</p>
      )}
    </Section>
  );
}
