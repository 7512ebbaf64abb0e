import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Words } from '../db/columns.js';

/** From which browser goods were held. Beside the orders, so that one paid for at the door costs nothing more. */
@Entity('hold_devices')
export class HoldDevice {
  @PrimaryColumn({ name: 'order_id', type: 'uuid', primaryKeyConstraintName: 'hold_devices_pkey' })
  orderId: string;
  /** As the cookie says, which anybody may write. */
  @Index('hold_devices_device_id_idx') @Words({ name: 'device_id' }) deviceId: string;
}
