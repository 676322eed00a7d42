import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '../../../http/contract.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Failed } from '../../../ui/states.tsx';
import { formatMoment, formatShortMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { listTroubledMails, sendMailAgain } from '../mail-contract.ts';
import styles from './operations.module.css';

/** E-mails that were refused or given up, or of which nobody knows whether they left. */
export function TroubledMails() {
  const t = useT();
  const { data, error, refetch } = useQuery({
    ...contractQuery(listTroubledMails, {}),
    refetchInterval: 15_000,
  });
  return (
    <section>
      <h2>{t('operations.mails')}</h2>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data?.isSetUp === false && <p className={styles.quiet}>{t('operations.noMailServer')}</p>}
      {data?.isSetUp && data.mails.length === 0 && <p className={styles.quiet}>{t('operations.noMails')}</p>}
      {data && data.mails.length > 0 && (
        <>
          <p className={styles.quiet}>{t('operations.mailsBody')}</p>
          <ul className={styles.jobs}>
            {data.mails.map((mail) => (
              <Mail key={mail.id} mail={mail} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type TroubledMail = OutputOf<typeof listTroubledMails>['mails'][number];

function Mail({ mail }: { mail: TroubledMail }) {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  const { id, to, address, subject, state, tries, endedAt, answer } = mail;
  const again = useMutation({
    mutationFn: () => call(sendMailAgain, { mailId: id }),
    onSuccess: () => show({ title: t('operations.sentAgain', { to }) }),
    onError: (problem) =>
      show({ title: t('operations.notSentAgain'), body: problem.message, intent: 'error' }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(listTroubledMails) }),
  });
  return (
    <li>
      <Icon name="warning" />
      <div className={styles.what}>
        <b>{subject}</b>
        <p>
          {t(`operations.mail.${state}`)}
          {answer && `: ${answer}`}
        </p>
        <p className={styles.quiet}>
          {t('operations.mailTo', { to, address })}
          {' · '}
          {t('operations.attempts', { count: tries })}
          {endedAt && (
            <span title={formatMoment(endedAt)}>
              {' · '}
              {t('operations.failed', { when: formatShortMoment(endedAt) })}
            </span>
          )}
        </p>
      </div>
      <Button icon={<Icon name="retry" />} disabled={again.isPending} onClick={() => again.mutate()}>
        {t('operations.sendAgain')}
        <Hidden>{` ${subject} ${to}`}</Hidden>
      </Button>
    </li>
  );
}
