import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { emptyLine, keyOf } from '../lines.ts';
import { assignableServices, type Line } from '../model.ts';
import type { People } from '../rules.ts';
import { BoxCell, walkBoxes } from './box-cell.tsx';
import styles from './boxes.module.css';
import { linesOfRole } from './draft.ts';
import { LinePerson, RemoveButton } from './line-person.tsx';
import { roleLabel } from './words.ts';

export interface RolesProps {
  readonly kind: 'tenant' | 'customer';
  readonly roles: readonly string[];
  /** As they will look. */
  readonly lines: readonly Line[];
  /** As they stand. */
  readonly before: readonly Line[];
  readonly inherited: readonly Line[];
  readonly people: People;
  readonly editable: boolean;
  readonly onLine: (line: Line) => void;
  readonly onRemove: (line: Line) => void;
}

/** People by role, with a box for the tenant and one for each service. */
export function RoleTable(props: RolesProps) {
  const t = useT();
  const { kind, roles, editable } = props;
  const services = kind === 'tenant' ? assignableServices : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
    <section className={styles.scroll} tabIndex={0} aria-label={t('assignments.title')} onKeyDown={walkBoxes}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('assignments.person')}</th>
            <th scope="col">{t(`assignments.whole.${kind}`)}</th>
            {services.map(({ id, name }) => (
              <th key={id} scope="col" className={styles.service}>
                <span>{name}</span>
              </th>
            ))}
            {editable && (
              <th scope="col">
                <Hidden>{t('assignments.actions')}</Hidden>
              </th>
            )}
          </tr>
        </thead>
        {roles.map((role) => (
          <Role key={role} role={role} {...props} />
        ))}
      </table>
    </section>
  );
}

function Role({ role, ...props }: RolesProps & { role: string }) {
  const t = useT();
  const { kind, lines, before, inherited, people, editable, onLine, onRemove } = props;
  const here = linesOfRole(lines, role, people);
  const above = linesOfRole(inherited, role, people);
  const columns = 2 + (kind === 'tenant' ? assignableServices.length : 0) + (editable ? 1 : 0);
  return (
    <tbody>
      <tr className={styles.role}>
        <th scope="rowgroup" colSpan={columns}>
          {roleLabel(role)} {here.length + above.length === 0 && <i>{t('assignments.nobody')}</i>}
        </th>
      </tr>
      {here.map((line) => (
        <Row
          key={keyOf(line)}
          kind={kind}
          line={line}
          before={before.find((one) => keyOf(one) === keyOf(line))}
          people={people}
          editable={editable}
          onLine={editable ? onLine : undefined}
          onRemove={onRemove}
        />
      ))}
      {above.map((line) => (
        <Row
          key={`above ${keyOf(line)}`}
          kind={kind}
          line={line}
          before={line}
          people={people}
          editable={editable}
          inherited
        />
      ))}
    </tbody>
  );
}

function Row(props: {
  kind: RolesProps['kind'];
  line: Line;
  before: Line | undefined;
  people: People;
  editable: boolean;
  inherited?: boolean;
  onLine?: ((line: Line) => void) | undefined;
  onRemove?: (line: Line) => void;
}) {
  const { kind, line, before, people, editable, inherited = false, onLine, onRemove } = props;
  const person = people.get(line.person);
  const name = person?.name ?? line.person;
  const services = kind === 'tenant' ? assignableServices : [];
  const gone = !line.whole && line.services.length === 0;
  return (
    <tr data-boxes="" className={gone ? styles.gone : undefined}>
      <td className={styles.person}>
        <LinePerson line={line} before={before} person={person} onLine={onLine} inherited={inherited} />
      </td>
      <td>
        <BoxCell line={line} service="" kind={kind} name={name} onLine={onLine} first />
      </td>
      {services.map(({ id }) => (
        <td key={id} className={styles.service}>
          <BoxCell line={line} service={id} kind={kind} name={name} onLine={onLine} />
        </td>
      ))}
      {editable && (
        <td>
          {onLine && (
            <RemoveButton
              line={line}
              name={name}
              before={before}
              onRemove={() =>
                before === undefined ? onLine(emptyLine(line.person, line.role)) : onRemove?.(line)
              }
              onBring={onLine}
            />
          )}
        </td>
      )}
    </tr>
  );
}
