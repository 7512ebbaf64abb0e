import { useEffect } from 'react';

/** The page's name in the tab and in the ear of who comes in. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'Chợ Phiên' : `${title} · Chợ Phiên`;
  }, [title]);
}
