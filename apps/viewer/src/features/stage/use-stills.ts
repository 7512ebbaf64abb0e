import { useEffect, useState } from 'react';
import { noStills, readStills, type Stills } from './read-stills.js';

/** What the crowd sees, while this is on the page. A path of null: nothing is made for it here. */
export function useStills(path: string | null, everyMs: number): Stills {
  const [stills, tell] = useState(noStills);
  useEffect(() => {
    if (path === null) return undefined;
    return readStills({ path, everyMs, tell, random: Math.random, decode });
  }, [path, everyMs]);
  return path === null ? { at: 'missing', pictures: [] } : stills;
}

function decode(address: string): Promise<void> {
  const picture = new Image();
  picture.src = address;
  return picture.decode();
}
