import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import { useMedia } from './use-media.ts';
import { createValue } from './value.ts';

export const themeChoices = ['system', 'light', 'dark', 'contrast'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
type Shown = Exclude<ThemeChoice, 'system'>;

const key = 'uptake.theme';
const choice = createValue<ThemeChoice>(stored());

// Expert density: 13/18 where Fluent has 14/20 (look/README, "Type").
const measures = {
  fontFamilyBase: "'Segoe UI', system-ui, -apple-system, sans-serif",
  fontSizeBase300: '13px',
  lineHeightBase300: '18px',
} as const;

const themes: Readonly<Record<Shown, Theme>> = {
  light: { ...webLightTheme, ...measures },
  dark: {
    ...webDarkTheme,
    ...measures,
    colorNeutralBackground1: '#1f1f1f',
    colorNeutralBackground2: '#242424',
    colorNeutralBackground3: '#171717',
    colorBrandForegroundLink: '#62abf5',
    colorBrandForegroundLinkHover: '#82c2ff',
  },
  contrast: { ...teamsHighContrastTheme, ...measures },
};

/** What the person chose; `system` follows the system, its forced colours too. */
export function useThemeChoice(): [ThemeChoice, (next: ThemeChoice) => void] {
  return [useSyncExternalStore(choice.subscribe, choice.get), chooseTheme];
}

/** Keeps the choice for the next visit. */
export function chooseTheme(next: ThemeChoice): void {
  choice.set(next);
  try {
    localStorage.setItem(key, next);
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }
}

/** The Fluent theme to show; keeps `data-theme` on the page in step for our own tokens. */
export function useTheme(): Theme {
  const [chosen] = useThemeChoice();
  const dark = useMedia('dark');
  const shown: Shown = chosen === 'system' ? (dark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.dataset.theme = shown;
  }, [shown]);
  return themes[shown];
}

function stored(): ThemeChoice {
  try {
    const found = localStorage.getItem(key);
    return themeChoices.find((name) => name === found) ?? 'system';
  } catch {
    return 'system';
  }
}
