export * from './http/bodies.js';
export * from './http/pages.js';
export * from './http/studio-bodies.js';
export * from './http/views.js';
export * from './live/bodies.js';
export * from './live/events.js';
export * from './permissions.js';
export * from './refusals.js';
