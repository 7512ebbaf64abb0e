/**
 * A Vietnamese mobile number as typed (spaces, dots, +84 or 0) in its one stored form, `0` and nine digits; undefined
 * when it is none. Prefixes 3, 5, 7, 8, 9 are the mobile ranges.
 */
export function mobileNumber(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s.()-]/g, '');
  const found = /^(?:\+?84|0)([35789]\d{8})$/.exec(digits);
  return found?.[1] === undefined ? undefined : `0${found[1]}`;
}

/** How a number is shown to anyone but its owner and the one who delivers: `091•••••78`. */
export function maskedNumber(phone: string): string {
  return `${phone.slice(0, 3)}•••••${phone.slice(-2)}`;
}
