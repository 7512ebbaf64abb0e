export * from './clock.js';
export * from './ports.js';
export * from './postgres.js';
export * from './redis.js';
export * from './until.js';
