import { Button } from '@fluentui/react-components';
import { Chip } from '../../../ui/chip.tsx';
import { Say, useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { ChangedLine, PlaceAssignments } from '../model.ts';
import type { People } from '../rules.ts';
import styles from './assignments.module.css';
import type { DraftState } from './use-draft.ts';
import { roleLabel, useBoxesText } from './words.ts';

interface Props {
  readonly base: PlaceAssignments;
  readonly state: DraftState;
  readonly myId: string;
}

/** What is ticked and not applied yet, what follows from it, and the button that does it. */
export function ApplyBar({ base, state, myId }: Props) {
  const t = useT();
  const { outlook, count, people, applying, problem, since } = state;
  if (count === 0 && since === undefined) return null;
  const mine = outlook.changed.some(({ before, after }) => before?.person === myId && after === null);
  const { tie } = outlook;
  const firm = tie?.after && [...people.values()].find((person) => person.firm?.id === tie.after)?.firm;
  return (
    <section className={styles.bar} aria-label={t('assignments.changes')}>
      {since !== undefined && (
        <div className={styles.since} role="alert">
          <Icon name="warning" />
          <div>
            <p>{since.length === 0 ? t('assignments.staleNothing') : t('assignments.stale')}</p>
            <ChangeList changes={since} people={people} kind={base.place.kind} />
          </div>
        </div>
      )}
      <p className={styles.count} role="status">
        {t('assignments.changesCount', { count })}
      </p>
      <ChangeList changes={outlook.changed} people={people} kind={base.place.kind} />
      {tie !== null && (
        <p className={styles.follows}>
          <Icon name="info" />
          {tie.after === null
            ? t('assignments.tie.none')
            : t('assignments.tie.firm', { firm: firm ? firm.name : '' })}
        </p>
      )}
      {mine && (
        <p className={styles.follows}>
          <Icon name="warning" />
          {t('assignments.selfGone')}
        </p>
      )}
      {(outlook.refusal ?? problem) && (
        <p className={styles.refused} role="alert">
          <Icon name="important" />
          <span>
            <b>{t('assignments.notApplied')}</b> {outlook.refusal ?? problem?.message}
          </span>
        </p>
      )}
      <div className={styles.do}>
        <Button onClick={state.discard}>{t('assignments.discard')}</Button>
        <Button
          appearance="primary"
          disabled={applying || outlook.refusal !== undefined || count === 0}
          onClick={state.apply}
        >
          {t('assignments.apply')}
        </Button>
      </div>
    </section>
  );
}

type Shown = Pick<ChangedLine, 'before' | 'after'> & { readonly because?: ChangedLine['because'] };

function ChangeList({
  changes,
  people,
  kind,
}: {
  changes: readonly Shown[];
  people: People;
  kind: 'tenant' | 'customer';
}) {
  const t = useT();
  const text = useBoxesText(kind);
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.map(({ before, after, because }) => {
        const line = after ?? before;
        if (line === null) return null;
        const values = {
          person: people.get(line.person)?.name ?? line.person,
          role: roleLabel(line.role),
          before: text(before),
          after: text(after),
        };
        return (
          <li key={`${line.role} ${line.person}`}>
            <Say id="assignments.change" values={values} parts={{ b: <b /> }} />{' '}
            {because !== undefined && because !== 'asked' && (
              <Chip tone="info">{t(`assignments.because.${because}`)}</Chip>
            )}
          </li>
        );
      })}
    </ul>
  );
}
