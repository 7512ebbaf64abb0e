export { AddressFields } from './address-fields.js';
export type { PlaceDoors } from './place-picker.js';
export { blankAddress, readTyped, type TypedAddress, type WrittenAddress } from './typed-address.js';
