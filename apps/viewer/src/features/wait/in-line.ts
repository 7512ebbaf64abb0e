const key = 'chophien.inLine';

/** Whether somebody on this device stands in a line, as far as it knows: only then is the market asked about it. */
export function mayStandInLine(): boolean {
  return storage()?.getItem(key) === '1';
}

export function keepInLine(standsInLine: boolean): void {
  if (standsInLine) storage()?.setItem(key, '1');
  else storage()?.removeItem(key);
}

/** Walled off in some private windows: then it is known for as long as the page is open. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
