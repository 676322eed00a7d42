import { useMutation, useQuery } from '@tanstack/react-query';
import { call, problemOf } from '../../../ui/call.ts';
import { Chip, Person, RoleBox } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { demoPeople, signInAs } from '../contract.ts';
import { type Me, roleOf } from '../model.ts';
import { inOrder } from './demo-order.ts';
import styles from './sign-in.module.css';

/** The invented people of the demo, with their roles and a line each: one press signs in as them. */
export function DemoPeople({ onDone }: { onDone: (me: Me) => void }) {
  const t = useT();
  const { data, error, refetch } = useQuery(contractQuery(demoPeople, {}));
  const enter = useMutation({
    mutationFn: (personId: string) => call(signInAs, { personId }),
    onSuccess: onDone,
  });
  const problem = error ?? enter.error;
  return (
    <section className={styles.demo} aria-labelledby="demo-people">
      <h2 id="demo-people">{t('people.demo.title')}</h2>
      <p className={styles.quiet}>{t('people.demo.body')}</p>
      {problem && <Failed problem={problemOf(problem)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows />}
      <ul className={styles.people}>
        {data &&
          inOrder(data.people).map((person) => (
            <li key={person.id}>
              <button type="button" disabled={enter.isPending} onClick={() => enter.mutate(person.id)}>
                <Person name={person.name} size={28} />
                <span className={styles.who}>
                  <b>{person.name}</b>
                  <span>{person.about}</span>
                </span>
                {person.partner && <Chip tone="violet">{t('people.demo.partner')}</Chip>}
                <Roles ids={person.roles} />
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Roles({ ids }: { ids: readonly string[] }) {
  const t = useT();
  if (ids.length === 0) return <RoleBox short={t('people.demo.administrator')} />;
  return ids.map((id) => <RoleBox key={id} short={roleOf(id)?.short ?? id} title={roleOf(id)?.label} />);
}
