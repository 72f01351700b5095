import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import type { Profile } from '#shared/domain/profile.ts';

export type Theme = 'light' | 'dark' | 'hc-light' | 'hc-dark';

type Look = Pick<Profile, 'theme' | 'highContrast' | 'textSize' | 'motion'>;

/** The person's choice of light or dark before the system's; high contrast whenever the person or the system asks for it. */
export function themeOf(
  { theme, highContrast }: Pick<Look, 'theme' | 'highContrast'>,
  systemDark: boolean,
  systemContrast: boolean,
): Theme {
  const dark = theme === 'system' ? systemDark : theme === 'dark';
  const moreContrast = highContrast || systemContrast;
  if (moreContrast) return dark ? 'hc-dark' : 'hc-light';
  return dark ? 'dark' : 'light';
}

/** Puts the look on the root element before the first paint, and follows the system. */
export function useTheme(look: Look): 'light' | 'dark' {
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const moreContrast = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false });
  const theme = themeOf(look, systemDark, moreContrast);
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset['theme'] = theme;
    dataset['motion'] = look.motion ? 'on' : 'off';
    style.fontSize = `${look.textSize}px`;
  }, [theme, look.motion, look.textSize]);
  return theme.endsWith('dark') ? 'dark' : 'light';
}
