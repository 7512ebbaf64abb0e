export { OfferPlanEntity } from './offer-plan.entity.js';
export { RunModule } from './run.module.js';
export { RunTurnEntity } from './run-turn.entity.js';
