import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import type { DayItem } from '../model.ts';
import { daysLater, endOfWeek } from '../rules.ts';
import styles from './day.module.css';

interface Props {
  readonly item: DayItem | undefined;
  readonly today: string;
  readonly onSnooze: (item: DayItem, until: string) => void;
  readonly onClose: () => void;
}

/** Until when something is put off: a few usual days, or any. */
export function SnoozeDialog(props: Props) {
  const { item, onClose } = props;
  const t = useT();
  return (
    <Dialog open={item !== undefined} onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface className={styles.dialog ?? ''}>
        <DialogBody>
          <DialogTitle>{t('day.snoozeTitle')}</DialogTitle>
          {item !== undefined && <Days {...props} item={item} />}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Days({ item, today, onSnooze, onClose }: Props & { item: DayItem }) {
  const t = useT();
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const usual = [
    ['day.until.tomorrow', daysLater(today, 1)],
    ['day.until.monday', daysLater(endOfWeek(today), 1)],
    ['day.until.week', daysLater(today, 7)],
    ['day.until.month', daysLater(today, 28)],
  ] as const;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (day > today) onSnooze(item, day);
  }
  return (
    <>
      <DialogContent className={styles.days ?? ''}>
        <p>{item.title}</p>
        {usual.map(([key, until]) => (
          <Button key={key} onClick={() => onSnooze(item, until)}>
            {t(key)} <span className={styles.when}>{formatDay(until)}</span>
          </Button>
        ))}
        <form id="snooze" onSubmit={submit}>
          <Field
            label={t('day.until.day')}
            {...(tried && day <= today ? { validationMessage: t('day.until.needed') } : {})}
          >
            <Input
              type="date"
              value={day}
              min={daysLater(today, 1)}
              onChange={(_, { value }) => setDay(value)}
            />
          </Field>
        </form>
      </DialogContent>
      <DialogActions>
        <Button type="submit" form="snooze" appearance="primary">
          {t('day.snooze')}
        </Button>
        <Button onClick={onClose}>{t('day.cancel')}</Button>
      </DialogActions>
    </>
  );
}
