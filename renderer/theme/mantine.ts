import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { createElement } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';

/** Mantine wants ten shades; ours are one colour a role, so all ten are the token. */
const same = (token: string): MantineColorsTuple => {
  const value = `var(${token})`;
  return [value, value, value, value, value, value, value, value, value, value];
};

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: same('--accent'), danger: same('--st-attention') },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'var(--r-m)',
  focusRing: 'never', // base.css draws one ring for everything, Mantine's parts included
  respectReducedMotion: true,
  components: {
    Select: {
      defaultProps: {
        checkIconPosition: 'right',
        comboboxProps: { shadow: 'none', transitionProps: { duration: 0 } },
        rightSection: createElement(Icon, { name: 'down', small: true }),
        rightSectionPointerEvents: 'none',
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, events: { hover: true, focus: true, touch: false } } },
    Menu: { defaultProps: { shadow: 'none', transitionProps: { duration: 0 }, position: 'bottom-end' } },
  },
});

/** Mantine's own variables read our tokens, so that a theme is stated once (tokens.css). */
const variables = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text2)',
  '--mantine-color-placeholder': 'var(--text3)',
  '--mantine-color-anchor': 'var(--link)',
  '--mantine-color-error': 'var(--st-attention)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-line-height': '1.43',
  '--mantine-shadow-md': 'var(--shadow-pop)',
  '--mantine-shadow-sm': 'var(--shadow-pop)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables, light: variables, dark: variables });
