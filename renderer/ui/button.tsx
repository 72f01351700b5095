import { Button as MantineButton } from '@mantine/core';
import type { ComponentPropsWithoutRef, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { StateShape, type ShapeName } from './state-shape.tsx';

type ButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'color' | 'style'> & {
  /** One `primary` a screen; `quiet` has no border; `danger` throws something away. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: IconName;
  readonly shape?: ShapeName;
  readonly keys?: string;
  /** Waiting for an answer: the button keeps its size and takes no second click. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

const VARIANTS = { primary: 'filled', plain: 'default', quiet: 'subtle', danger: 'outline' } as const;

/** Verb, icon and key hint on a Mantine button. */
export function Button({
  look = 'plain',
  size = 'medium',
  icon,
  shape,
  keys,
  busy = false,
  disabled = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  const bare = children === undefined ? ' btn-bare' : '';
  return (
    <MantineButton
      type="button"
      {...rest}
      disabled={disabled}
      variant={VARIANTS[look]}
      className={`btn btn-${look} btn-${size}${bare} ${className ?? ''}`}
      data-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {shape === undefined ? null : <StateShape state={shape} />}
      {children === undefined ? null : <span className="btn-word">{children}</span>}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </MantineButton>
  );
}
