import { useT } from '../../../ui/i18n.ts';
import { emptyLine, keyOf } from '../lines.ts';
import { assignableServices, type Line } from '../model.ts';
import { BoxCell } from './box-cell.tsx';
import styles from './boxes.module.css';
import { linesOfRole } from './draft.ts';
import { LinePerson, RemoveButton } from './line-person.tsx';
import type { RolesProps } from './role-table.tsx';
import { roleLabel, serviceName, useBoxesText } from './words.ts';

/** The same on a phone: a card a person; the boxes of services behind a fold. */
export function RoleCards(props: RolesProps) {
  const t = useT();
  const { roles, lines, inherited, people } = props;
  return roles.map((role) => {
    const here = linesOfRole(lines, role, people);
    const above = linesOfRole(inherited, role, people);
    return (
      <section key={role} aria-label={roleLabel(role)}>
        <h3 className={styles.group}>{roleLabel(role)}</h3>
        {here.length + above.length === 0 && <p>{t('assignments.nobody')}</p>}
        <ul className={styles.cards}>
          {here.map((line) => (
            <Card key={keyOf(line)} line={line} {...props} />
          ))}
          {above.map((line) => (
            <Card key={`above ${keyOf(line)}`} line={line} {...props} editable={false} above />
          ))}
        </ul>
      </section>
    );
  });
}

function Card(props: RolesProps & { line: Line; above?: boolean }) {
  const t = useT();
  const { line, kind, people, editable, above = false } = props;
  const text = useBoxesText(kind);
  const person = people.get(line.person);
  const name = person?.name ?? line.person;
  const before = above ? line : props.before.find((one) => keyOf(one) === keyOf(line));
  const onLine = editable ? props.onLine : undefined;
  const gone = !line.whole && line.services.length === 0;
  const box = (service: string) => (
    <BoxCell line={line} service={service} kind={kind} name={name} onLine={onLine} first />
  );
  return (
    <li className={`${styles.card} ${gone ? styles.gone : ''}`}>
      <div className={styles.who}>
        <LinePerson line={line} before={before} person={person} onLine={onLine} inherited={above} />
        {onLine && (
          <RemoveButton
            line={line}
            name={name}
            before={before}
            onRemove={() =>
              before === undefined ? onLine(emptyLine(line.person, line.role)) : props.onRemove(line)
            }
            onBring={onLine}
          />
        )}
      </div>
      <div className={styles.boxes}>
        <span className={styles.read}>
          {box('')}
          {t(`assignments.whole.${kind}`)}
        </span>
      </div>
      {kind === 'tenant' && (
        <details>
          <summary>{text(gone ? null : line)}</summary>
          <div className={styles.boxes}>
            {assignableServices.map(({ id }) => (
              <span key={id} className={styles.read}>
                {box(id)}
                {serviceName(id)}
              </span>
            ))}
          </div>
        </details>
      )}
    </li>
  );
}
