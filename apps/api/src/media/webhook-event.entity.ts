import { Entity, Index, PrimaryColumn } from 'typeorm';
import { At, Words } from '../db/columns.js';

/** A webhook of LiveKit as it was received: the id makes a second delivery harmless. */
@Entity('webhook_events')
@Index('webhook_events_participant_sid_idx', ['participantSid'])
export class WebhookEventEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'webhook_events_pkey' }) id: string;
  @Words() event: string;
  @Words({ nullable: true }) room: string | null;
  @Words({ name: 'participant_sid', nullable: true }) participantSid: string | null;
  @At({ name: 'received_at', default: () => 'now()' }) receivedAt: Date;
}
