import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.js';

type ButtonProps = ComponentProps<'button'> & {
  /** `buy` is the one action that buys; there is one on a screen. */
  tone?: 'buy' | 'plain' | 'quiet' | 'over' | 'leaf';
  size?: 'm' | 'l' | 'air';
  /** Under way: keeps its place and its focus, and does nothing more. */
  busy?: boolean;
};

export function Button({ tone = 'plain', size = 'm', busy = false, className, ...rest }: ButtonProps) {
  const { type = 'button', onClick, ...others } = rest;
  return (
    <button
      {...others}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || others['aria-disabled']}
      data-tone={tone}
      data-size={size}
      className={classNames(styles.button, className)}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    />
  );
}

type IconButtonProps = Omit<ButtonProps, 'aria-label'> & { label: string };

/** A button that shows only an icon, and says its name; `data-tip` lets eyes have it too. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return <Button {...rest} aria-label={label} data-tip="" className={classNames(styles.icon, className)} />;
}
