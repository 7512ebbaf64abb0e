import { Entity, PrimaryColumn } from 'typeorm';
import { At, Bytes, Whole, Words } from '../db/columns.js';

@Entity('sign_in_codes')
export class SignInCode {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_in_codes_pkey' }) phone: string;
  @Bytes({ name: 'code_hash' }) codeHash: Buffer;
  @Whole({ name: 'tries_left' }) triesLeft: number;
  @At({ name: 'expires_at' }) expiresAt: Date;
}

/** The demo's own inbox: what a phone would have shown. Written only where the demo inbox is on. */
@Entity('inbox_messages')
export class InboxMessage {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'inbox_messages_pkey' }) phone: string;
  @Words() code: string;
  @At({ name: 'sent_at', default: () => 'now()' }) sentAt: Date;
}
