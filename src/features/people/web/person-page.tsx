import type { ReactNode } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { Chip, Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Presence } from '../../../ui/presence.tsx';
import { Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { type PersonCard, roleOf } from '../model.ts';
import { AccountSection } from './account-section.tsx';
import styles from './person.module.css';
import { ProfileFacts } from './profile-facts.tsx';
import { ProfileForm } from './profile-form.tsx';
import { usePerson } from './use-people.ts';

interface Props {
  readonly personId: string;
  readonly myId: string;
  readonly administrator: boolean;
  /** Parts of the page that other features bring. */
  readonly children?: ReactNode;
}

/** Somebody: how they work, to be read by colleagues and written by themselves; and for administrators their account. */
export function PersonPage({ personId, myId, administrator, children }: Props) {
  const t = useT();
  const { data, error, refetch } = usePerson(personId);
  const own = personId === myId;
  useBreadcrumbs([
    ...(administrator && !own ? [{ label: t('people.title'), to: '/people' }] : []),
    { label: own ? t('people.profile.own') : (data?.name ?? '') },
  ]);
  if (error) return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={6} />;
  return (
    <div className={styles.page}>
      <Head card={data} />
      {data.queue === null && (
        <section>
          <h2>{t(own ? 'people.profile.ownTitle' : 'people.profile.title')}</h2>
          {data.mayEdit ? (
            <ProfileForm key={data.id} card={data} />
          ) : (
            <>
              <ReadOnlyBar why={t('people.profile.readOnly', { name: data.name })} />
              <ProfileFacts card={data} />
            </>
          )}
        </section>
      )}
      {children}
      {administrator && <AccountSection personId={personId} self={own} />}
    </div>
  );
}

function Head({ card }: { card: PersonCard }) {
  const t = useT();
  return (
    <header className={styles.head}>
      <Person name={card.name} size={28} />
      <div>
        <h1>{card.name}</h1>
        <p className={styles.quiet}>{[card.email, card.firm?.name].filter(Boolean).join(' · ')}</p>
        <p className={styles.chips}>
          {card.roles.map((role) => (
            <Chip key={role} tone="outline">
              {roleOf(role)?.label ?? role}
            </Chip>
          ))}
          {card.queue !== null && <Chip>{t(`people.queue.${card.queue}`)}</Chip>}
          {card.disabled && <Chip tone="warn">{t('people.state.left')}</Chip>}
          <Chip tone="outline">{t('people.tenants', { count: card.tenants })}</Chip>
          {card.availability && <Presence facts={card.availability} />}
        </p>
      </div>
    </header>
  );
}
