import type { OfferPlan, PassedOver, RunTurn } from '@chophien/domain';

export type OfferPlanView = OfferPlan & { offerId: string };

/** The run of a show beside its bag: what is planned for which offer, and whose turn it is. */
export type RunView = { plans: OfferPlanView[]; turn: RunTurn | null };

/** A turn that has begun, and what was passed over on the way to it. */
export type RunStepView = { turn: RunTurn; passed: PassedOver[] };
