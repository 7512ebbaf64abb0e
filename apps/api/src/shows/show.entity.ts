import type { ShowState } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Flag, Id, Ref, Whole, Words } from '../db/columns.js';

@Entity('shows')
@Unique('shows_slug_key', ['slug'])
@Unique('shows_booth_id_key_key', ['boothId', 'key'])
@Check('shows_state_check', `state in ('planned', 'live', 'on_hold', 'ended')`)
export class Show {
  @Id('shows_pkey') id: string;
  @Words() slug: string;
  @ForeignKey('booths', { name: 'shows_booth_id_fkey' })
  @Index('shows_booth_id_idx')
  @Ref({ name: 'booth_id' })
  boothId: string;
  @Words() title: string;
  @Words() picture: string;
  @Index('shows_state_idx') @Words({ default: 'planned' }) state: ShowState;
  @At({ name: 'starts_at' }) startsAt: Date;
  @At({ name: 'started_at', nullable: true }) startedAt: Date | null;
  @At({ name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Ref({ name: 'pinned_offer_id', nullable: true }) pinnedOfferId: string | null;
  /** The one device whose camera is the show's. */
  @Ref({ name: 'studio_device_id', nullable: true }) studioDeviceId: string | null;
  /** The host's camera is in the LiveKit room, as far as webhooks and the reconciler know. */
  @Flag({ name: 'camera_on', default: false }) cameraOn: boolean;
  /** Rises with every change that viewers see. */
  @Whole({ default: 1 }) version: number;
  /** The host's intent; null for those planned without one. */
  @Ref({ nullable: true }) key: string | null;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
