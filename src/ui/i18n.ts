import i18next from 'i18next';
import type { ReactElement } from 'react';
import { createElement } from 'react';
import { initReactI18next, Trans, useTranslation } from 'react-i18next';

/**
 * Every message of the app by its flat key. The app adds the keys of all catalogues to this interface, so that a
 * missing or misspelt key does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled where the catalogues are merged
export interface Messages {}

type Plain<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;
export type MessageKey = Plain<keyof Messages & string>;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Say = (key: MessageKey, values?: MessageValues) => string;

/** Makes the catalogue speak. Called once, before the first component. */
export function initI18n(catalogue: Readonly<Record<string, string>>): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: catalogue } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** The words of a component: `t('tenants.title')`. */
export function useT(): Say {
  const { t } = useTranslation();
  return t as unknown as Say;
}

/** The same outside a component. */
export function say(key: MessageKey, values: MessageValues = {}): string {
  return i18next.t(key, values) as string;
}

/** A message with markup in it: `<Say id="x.y" parts={{ b: <b /> }} />` for "Set to <b>{{status}}</b>". */
export function Say(props: {
  id: MessageKey;
  values?: MessageValues;
  parts?: Readonly<Record<string, ReactElement>>;
}): ReactElement {
  const { id, values = {}, parts = {} } = props;
  return createElement(Trans, {
    i18nKey: id,
    values: { ...values },
    components: { ...parts },
    ...countOf(values),
  });
}

function countOf(values: MessageValues): { count?: number } {
  return typeof values.count === 'number' ? { count: values.count } : {};
}
