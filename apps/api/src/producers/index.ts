export { Booth } from './booth.entity.js';
export { Producer } from './producer.entity.js';
