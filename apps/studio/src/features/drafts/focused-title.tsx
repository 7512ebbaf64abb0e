import type { ReactNode } from 'react';

const focusIt = (title: HTMLHeadingElement | null) => title?.focus({ preventScroll: true });

/** What comes in the place of what had the focus takes it. */
export function FocusedTitle({ children }: { children: ReactNode }) {
  return (
    <h3 ref={focusIt} tabIndex={-1}>
      {children}
    </h3>
  );
}
