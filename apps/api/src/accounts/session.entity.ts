import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Bytes, Id, Ref } from '../db/columns.js';
import { Account } from './account.entity.js';

@Entity('sessions')
@Unique('sessions_token_hash_key', ['tokenHash'])
export class Session {
  @Id('sessions_pkey') id: string;
  @ForeignKey(() => Account, { name: 'sessions_account_id_fkey', onDelete: 'CASCADE' })
  @Index('sessions_account_id_idx')
  @Ref({ name: 'account_id' })
  accountId: string;
  /** SHA-256 of the token; the token itself is only in the cookie. */
  @Bytes({ name: 'token_hash' }) tokenHash: Buffer;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @At({ name: 'expires_at' }) expiresAt: Date;
}
