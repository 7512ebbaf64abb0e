export { WholesaleBuyer } from './wholesale-buyer.entity.js';
export { WholesaleModule } from './wholesale.module.js';
