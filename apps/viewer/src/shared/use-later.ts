import { useEffect, useState } from 'react';

/** Price and picture have had the line to themselves by then. */
const laterAfterMs = 2_500;

/** Whether it is time for what a page can do without at first. */
export function useLater(): boolean {
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLater(true), laterAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}
