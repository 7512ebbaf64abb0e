export { WholesaleBuyer } from './wholesale-buyer.entity.js';
