import { Button, Select, Tooltip } from '@fluentui/react-components';
import { Chip, Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { Presence } from '../../../ui/presence.tsx';
import { isEmpty, sameLine } from '../lines.ts';
import { type AssigneeFacts, type Focus, focuses, type Line } from '../model.ts';
import styles from './boxes.module.css';
import { roleLabel } from './words.ts';

interface Props {
  readonly line: Line;
  /** As it stands; undefined for somebody new. */
  readonly before: Line | undefined;
  readonly person: AssigneeFacts | undefined;
  readonly onLine: ((line: Line) => void) | undefined;
  readonly inherited?: boolean;
}

/** Who it is, whether they are there, what has changed, and what an SME is there for. */
export function LinePerson({ line, before, person, onLine, inherited = false }: Props) {
  const t = useT();
  const name = person?.name ?? line.person;
  const known = person !== undefined && person.roles.length > 0 && person.queue === null;
  return (
    <span className={styles.who}>
      {person?.queue ? <Icon name="people" /> : <Person name={name} />}
      {known ? (
        <Go to={`/people/${line.person}`} data-row="">
          {name}
        </Go>
      ) : (
        <b>{name}</b>
      )}
      {inherited && <Chip tone="outline">{t('assignments.inherited')}</Chip>}
      {person?.queue === 'active' && <Chip>{t('assignments.queue')}</Chip>}
      {person?.queue === 'inactive' && <Chip tone="warn">{t('assignments.queueInactive')}</Chip>}
      {person?.disabled && <Chip tone="warn">{t('assignments.left')}</Chip>}
      {person?.availability?.absent && <Presence facts={person.availability} />}
      <State line={line} before={before} inherited={inherited} />
      {line.role === 'sme' && <FocusOf line={line} name={name} onLine={onLine} />}
    </span>
  );
}

function State({ line, before, inherited }: Pick<Props, 'line' | 'before'> & { inherited: boolean }) {
  const t = useT();
  if (inherited) return null;
  if (isEmpty(line)) return <Chip tone="bad">{t('assignments.gone')}</Chip>;
  if (before === undefined) return <Chip tone="info">{t('assignments.new')}</Chip>;
  return sameLine(line, before) ? null : <Chip tone="info">{t('assignments.changed')}</Chip>;
}

function FocusOf({ line, name, onLine }: Pick<Props, 'line' | 'onLine'> & { name: string }) {
  const t = useT();
  if (onLine === undefined || !line.whole) {
    if (line.focus === null) return null;
    return <Chip tone={line.focus === 'CSMAU' ? 'violet' : 'outline'}>{line.focus}</Chip>;
  }
  return (
    <span className={styles.focus}>
      {t('assignments.focus')}
      <Select
        size="small"
        aria-label={t('assignments.focusFor', { person: name })}
        value={line.focus ?? ''}
        onChange={(_, { value }) => onLine({ ...line, focus: value === '' ? null : (value as Focus) })}
      >
        <option value="">{t('assignments.focusNone')}</option>
        {focuses.map((focus) => (
          <option key={focus} value={focus}>
            {focus}
          </option>
        ))}
      </Select>
    </span>
  );
}

/** Takes somebody off, or back on when that was ticked. */
export function RemoveButton(props: {
  line: Line;
  name: string;
  before: Line | undefined;
  onRemove: () => void;
  onBring: (line: Line) => void;
}) {
  const t = useT();
  const { line, name, before, onRemove, onBring } = props;
  const said = { person: name, role: roleLabel(line.role) };
  const gone = isEmpty(line) && before !== undefined;
  const label = gone ? t('assignments.bringBack', said) : t('assignments.remove', said);
  return (
    <Tooltip content={label} relationship="label">
      <Button
        appearance="subtle"
        size="small"
        icon={<Icon name={gone ? 'undo' : 'trash'} />}
        onClick={() => (gone ? onBring(before) : onRemove())}
      />
    </Tooltip>
  );
}
