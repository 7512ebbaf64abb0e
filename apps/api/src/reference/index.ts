export { BoothFeeChange } from './booth-fee-change.entity.js';
export { ReferencePrice } from './reference-price.entity.js';
export { ReferenceModule } from './reference.module.js';
