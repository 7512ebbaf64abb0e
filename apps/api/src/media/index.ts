export { LiveKit } from './livekit.js';
export { MediaModule } from './media.module.js';
export { WebhookEventEntity } from './webhook-event.entity.js';
