import { Field, Select } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { formatMoment } from '../../../ui/time.ts';
import { businessReasons, elementValues, type PickedElement, pickedElements } from '../lists.ts';
import { DibsDots } from './dibs-dots.tsx';
import type { Draft } from './draft.ts';
import { Section } from './section.tsx';
import styles from './services.module.css';
import type { ServiceEdit } from './use-service-edit.ts';
import { elementWord } from './words.ts';

/** Business reason, success owner, and the four of SSAT; due date and intent stand with the entitlements. */
export function AdoptionSection({ edit }: { edit: ServiceEdit }) {
  const t = useT();
  return (
    <Section
      id="dibs"
      title={t('services.section.adoption')}
      aside={<DibsDots elements={edit.start.dibs} label={t('services.dibsSaved')} />}
    >
      <p className={styles.quiet}>{t('services.dibsWhere')}</p>
      <div className={styles.line}>
        {pickedElements.map((element) => (
          <ElementField key={element} element={element} edit={edit} />
        ))}
      </div>
    </Section>
  );
}

function ElementField({ element, edit }: { element: PickedElement; edit: ServiceEdit }) {
  const t = useT();
  const { indicators } = edit.draft;
  const value = indicators[element];
  const said = [...edit.start.dibs, ...edit.start.ssat].find((one) => one.element === element);
  const meaning =
    element === 'reason' && indicators.reason !== null ? businessReasons[indicators.reason] : undefined;
  const saidText =
    said?.at && said.value === value
      ? t(said.stale ? 'services.saidStale' : 'services.said', {
          name: said.by?.name ?? '',
          count: said.days ?? 0,
        })
      : undefined;
  return (
    <Field
      label={t(elementWord(element))}
      hint={
        <span title={said?.at ? formatMoment(said.at) : undefined}>
          {[meaning, saidText].filter(Boolean).join(' ')}
        </span>
      }
    >
      <Select
        value={value ?? ''}
        onChange={(_, data) =>
          edit.set({ indicators: { ...indicators, [element]: data.value || null } as Draft['indicators'] })
        }
      >
        <option value="">{t('services.notSaid')}</option>
        {elementValues[element].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
    </Field>
  );
}
