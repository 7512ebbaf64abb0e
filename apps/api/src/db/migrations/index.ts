import { FirstShow1795360132478 } from './1795360132478-first-show.js';
import { IntentKeys1795364390508 } from './1795364390508-intent-keys.js';
import { Pictures1795372200000 } from './1795372200000-pictures.js';
import { LotPictures1795381200000 } from './1795381200000-lot-pictures.js';
import { OrderLanes1795383838203 } from './1795383838203-order-lanes.js';
import { LeanOrders1795385700000 } from './1795385700000-lean-orders.js';
import { CapChanges1795386180000 } from './1795386180000-cap-changes.js';
import { Drafts1795427000000 } from './1795427000000-drafts.js';
import { Packing1795436000000 } from './1795436000000-packing.js';
import { Hoarders1795440000000 } from './1795440000000-hoarders.js';
import { ReferencePrices1795443000000 } from './1795443000000-reference-prices.js';
import { PriceRules1795430000000 } from './1795430000000-price-rules.js';
import { GrantsTold1795459000000 } from './1795459000000-grants-told.js';
import { OrderLines1795462000000 } from './1795462000000-order-lines.js';
import { LegalHolds1795456000000 } from './1795456000000-legal-holds.js';
import { Moderation1795518783256 } from './1795518783256-moderation.js';
import { RunOfShow1795444000000 } from './1795444000000-run-of-show.js';
import { StockRoom1795531000000 } from './1795531000000-stock-room.js';
import { WaitList1795433000000 } from './1795433000000-wait-list.js';

/** In the order in which they are applied; a migration that main has seen never changes. */
export const migrations = [
  FirstShow1795360132478,
  IntentKeys1795364390508,
  Pictures1795372200000,
  LotPictures1795381200000,
  OrderLanes1795383838203,
  LeanOrders1795385700000,
  CapChanges1795386180000,
  Drafts1795427000000,
  PriceRules1795430000000,
  WaitList1795433000000,
  Packing1795436000000,
  Hoarders1795440000000,
  ReferencePrices1795443000000,
  RunOfShow1795444000000,
  LegalHolds1795456000000,
  GrantsTold1795459000000,
  OrderLines1795462000000,
  Moderation1795518783256,
  StockRoom1795531000000,
];
