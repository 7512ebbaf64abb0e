import { Check, Entity, Unique } from 'typeorm';
import { At, Dong, Id, Whole, Words } from '../db/columns.js';

/** A booth: one host's stall, where one or several producers sell. One price list for delivery. */
@Entity('booths')
@Unique('booths_slug_key', ['slug'])
@Check('booths_fee_check', `fee_basis_points between 0 and 10000`)
export class Booth {
  @Id('booths_pkey') id: string;
  @Words() slug: string;
  @Words() name: string;
  @Words() story: string;
  @Words() province: string;
  @Words() picture: string;
  @Whole({ name: 'delivery_first_grams' }) deliveryFirstGrams: number;
  @Dong({ name: 'delivery_first_dong' }) deliveryFirstDong: number;
  @Dong({ name: 'delivery_next_kg_dong' }) deliveryNextKgDong: number;
  /** What somebody takes of the goods' price, in hundredths of a per cent. */
  @Whole({ name: 'fee_basis_points', default: 0 }) feeBasisPoints: number;
  @Words({ name: 'return_terms' }) returnTerms: string;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
