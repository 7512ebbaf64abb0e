export { AddLot } from './add-lot.js';
export { CatalogModule } from './catalog.module.js';
export { FactSheet } from './fact-sheet.entity.js';
export { Lot } from './lot.entity.js';
export { lockLots, lotsTaken, piecesFree } from './part-lots.js';
export { ProveLedger } from './prove-ledger.js';
export { lotColumns, LotRows, lotStockView, type LotStockRow } from './lot.rows.js';
export { StockMovement } from './stock-movement.entity.js';
