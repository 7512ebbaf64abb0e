/** Class names joined; what is undefined or false is left out. */
export function classNames(...names: (string | undefined | false)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
