export * from './clock.js';
export * from './own-redis.js';
export * from './ports.js';
export * from './postgres.js';
export * from './redis.js';
export * from './until.js';
