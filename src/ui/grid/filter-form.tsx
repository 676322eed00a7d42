import { Button, Checkbox, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { type Condition, isCondition, type Operator, operators, valueCount } from '../../base/grid-filter.ts';
import { useT } from '../i18n.ts';
import { isNumeric } from './cell-text.ts';
import type { GridColumn } from './grid-types.ts';
import styles from './menu.module.css';

interface Props<Row> {
  readonly column: GridColumn<Row>;
  readonly conditions: readonly Condition[];
  readonly choices: readonly string[];
  readonly onFilter: (conditions: readonly Condition[]) => void;
}

/** What a column is filtered by: a tick for each choice, or a condition, and perhaps a second one that holds as well. */
export function FilterForm<Row>(props: Props<Row>) {
  const { column, conditions, choices, onFilter } = props;
  const t = useT();
  const [draft, setDraft] = useState<readonly Condition[]>(
    conditions.length > 0 ? conditions : [firstOf(column)],
  );
  const [tried, setTried] = useState(false);
  const asked = draft.filter(
    ({ is, values }) => valueCount(is) === 'none' || values.some((value) => value !== ''),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (asked.every((condition) => isCondition(column.type, condition))) onFilter(asked);
  }
  const change = (nth: number, next: Condition) => setDraft(draft.with(nth, next));
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      aria-label={t('ui.grid.filterOf', { column: column.title })}
    >
      {column.type === 'choice' ? (
        <Choices
          column={column}
          choices={choices}
          condition={draft[0]}
          onChange={(next) => setDraft([next])}
        />
      ) : (
        draft.map((condition, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second condition are nothing but that
          <div key={nth} className={styles.condition}>
            {nth > 0 && <span>{t('ui.grid.and')}</span>}
            <OneCondition
              column={column}
              condition={condition}
              wrong={tried && asked.includes(condition) && !isCondition(column.type, condition)}
              onChange={(next) => change(nth, next)}
            />
          </div>
        ))
      )}
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" type="submit">
          {t('ui.grid.filter')}
        </Button>
        <Button size="small" type="button" disabled={conditions.length === 0} onClick={() => onFilter([])}>
          {t('ui.grid.clear')}
        </Button>
        {column.type !== 'choice' && draft.length < 2 && (
          <Button
            size="small"
            type="button"
            appearance="subtle"
            onClick={() => setDraft([...draft, firstOf(column)])}
          >
            {t('ui.grid.addAnd')}
          </Button>
        )}
      </div>
    </form>
  );
}

function OneCondition<Row>(props: {
  column: GridColumn<Row>;
  condition: Condition;
  wrong: boolean;
  onChange: (next: Condition) => void;
}) {
  const { column, condition, wrong, onChange } = props;
  const t = useT();
  const { is, values } = condition;
  const type = isNumeric(column.type) ? 'number' : column.type === 'date' ? 'date' : 'text';
  return (
    <>
      <Select
        size="small"
        aria-label={t('ui.grid.operator')}
        value={is}
        onChange={(_, { value }) => {
          const next = value as Operator;
          onChange({ is: next, values: valueCount(next) === 'none' ? [] : values });
        }}
      >
        {operators[column.type].map((one) => (
          <option key={one} value={one}>
            {t(`ui.grid.is.${one}`)}
          </option>
        ))}
      </Select>
      {valueCount(is) === 'one' && (
        <Input
          size="small"
          type={type}
          aria-label={t('ui.grid.value')}
          aria-invalid={wrong}
          input={type === 'number' ? { step: 'any' } : {}}
          value={values[0] ?? ''}
          onChange={(_, { value }) => onChange({ is, values: [value] })}
        />
      )}
      {wrong && (
        <p className={styles.wrong} role="alert">
          {t('ui.grid.unreadable')}
        </p>
      )}
    </>
  );
}

function Choices<Row>(props: {
  column: GridColumn<Row>;
  choices: readonly string[];
  condition: Condition | undefined;
  onChange: (next: Condition) => void;
}) {
  const { column, choices, condition, onChange } = props;
  const t = useT();
  const chosen = condition?.is === 'in' ? condition.values : [];
  return (
    <fieldset className={styles.choices}>
      <legend>{t('ui.grid.oneOf')}</legend>
      {choices.map((choice) => (
        <Checkbox
          key={choice}
          label={column.labelOf?.(choice) ?? choice}
          checked={chosen.includes(choice)}
          onChange={(_, { checked }) =>
            onChange({
              is: 'in',
              values: checked === true ? [...chosen, choice] : chosen.filter((one) => one !== choice),
            })
          }
        />
      ))}
      <Checkbox
        label={t('ui.grid.is.blank')}
        checked={condition?.is === 'blank'}
        onChange={(_, { checked }) =>
          onChange(checked === true ? { is: 'blank', values: [] } : firstOf(column))
        }
      />
    </fieldset>
  );
}

const firstOf = <Row,>({ type }: GridColumn<Row>): Condition => ({
  is: type === 'number' || type === 'percent' ? 'ge' : operators[type][0],
  values: [],
});
