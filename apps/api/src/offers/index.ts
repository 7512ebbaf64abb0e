export { ChangeOffer, lockShowOf } from './change-offer.js';
export { OfferChange } from './offer-change.entity.js';
export { asInvalid, readRule } from './read-rule.js';
export { Offer } from './offer.entity.js';
export { OfferMoments } from './offer-moments.js';
export { PickingDayEntity } from './picking-day.entity.js';
export { offerView } from './offer-view.js';
export { OffersModule } from './offers.module.js';
export {
  lockPickingDay,
  offerColumns,
  OfferRows,
  offersOfShow,
  tellDay,
  type OfferRow,
} from './offers.rows.js';
