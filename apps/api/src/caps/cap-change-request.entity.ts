import type { CapKind, CapRequestState } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { At, Day, Id, Ref, Whole, Words } from '../db/columns.js';

/** A big change of a cap: somebody asked for it, somebody else decides. */
@Entity('cap_change_requests')
@Check('cap_change_requests_state_check', `state in ('waiting', 'applied', 'refused', 'withdrawn')`)
@Check('cap_change_requests_decided_check', `(state = 'waiting') = (decided_at is null)`)
@Check('cap_change_requests_second_check', `state not in ('applied', 'refused') or decided_by <> asked_by`)
@Index('cap_change_requests_show_id_idx', ['showId'], { where: `state = 'waiting'` })
export class CapChangeRequest {
  @Id('cap_change_requests_pkey') id: string;
  @Ref({ name: 'show_id' }) showId: string;
  @ForeignKey('offers', { name: 'cap_change_requests_offer_id_fkey' })
  @Ref({ name: 'offer_id' })
  offerId: string;
  @Words() what: CapKind;
  /** The picking day that is meant, where it is that day's cap. */
  @Day({ nullable: true }) day: string | null;
  @Whole({ name: 'from_value', nullable: true }) fromValue: number | null;
  @Whole({ name: 'to_value', nullable: true }) toValue: number | null;
  @Words({ nullable: true }) why: string | null;
  @Words({ default: 'waiting' }) state: CapRequestState;
  @Ref({ name: 'asked_by' }) askedBy: string;
  @At({ name: 'asked_at', default: () => 'now()' }) askedAt: Date;
  @Ref({ name: 'decided_by', nullable: true }) decidedBy: string | null;
  @At({ name: 'decided_at', nullable: true }) decidedAt: Date | null;
}
