import type { StudioClient } from '@chophien/client';
import type { VideoSeat } from '@chophien/contracts';

/** `elsewhere`: another device has the seat by now; null: the market has no picture line to give, or cannot be reached. */
export type SeatAnswer = VideoSeat | 'elsewhere' | null;

type Asking = { http: Pick<StudioClient, 'takeSeat'>; showId: string; deviceId: string };

/**
 * Asks for this device's seat. The first time somebody came here to film, and it is theirs; each time after that the
 * device returns by itself, and takes it from nobody.
 */
export function createSeatAsk({ http, showId, deviceId }: Asking): () => Promise<SeatAnswer> {
  let asked = false;
  return async () => {
    const body = asked ? { deviceId, again: true } : { deviceId };
    asked = true;
    const answer = await http.takeSeat(showId, body);
    if (answer.ok) return answer.value.video;
    return answer.refusal.code === 'studio_elsewhere' ? 'elsewhere' : null;
  };
}
