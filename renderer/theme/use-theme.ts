import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import type { Profile } from '#shared/domain/profile.ts';

export type Theme = 'light' | 'dark' | 'hc-light' | 'hc-dark';

/** The person's choice of light or dark before the system's; high contrast whenever the system asks for it. */
export function themeOf(choice: Profile['theme'], systemDark: boolean, moreContrast: boolean): Theme {
  const dark = choice === 'system' ? systemDark : choice === 'dark';
  if (moreContrast) return dark ? 'hc-dark' : 'hc-light';
  return dark ? 'dark' : 'light';
}

/** Puts the theme on the root element before the first paint, and follows the system. */
export function useTheme(choice: Profile['theme']): 'light' | 'dark' {
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const moreContrast = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false });
  const theme = themeOf(choice, systemDark, moreContrast);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme.endsWith('dark') ? 'dark' : 'light';
}
