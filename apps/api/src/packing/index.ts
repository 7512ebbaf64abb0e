export { PackingModule } from './packing.module.js';
export { Weighing } from './weighing.entity.js';
export { WeightAnswer } from './weight-answer.entity.js';
