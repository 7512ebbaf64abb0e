import type { ShowView } from './views.js';

/** Where and as whom to connect for pictures and sound. */
export type VideoSeat = { url: string; token: string };
/**
 * Beyond the front row: the picture as it stands each second, by a path of this market; null: none is made. Ask for a
 * seat again after about `askAgainMs`, at a moment of your own.
 */
export type StillSeat = { still: string | null; askAgainMs: number };
/** How a viewer sees a show. */
export type ViewerSeat = VideoSeat | StillSeat;
export type StudioSeat = { video: VideoSeat | null; show: ShowView };
