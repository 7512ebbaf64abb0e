/** A quiet tune on five notes, made as it plays. */
export const sampleRate = 48_000;
export const samplesPerChunk = 4_800;

/** The pentatonic scale from D4, Hz; the tune walks over it by a fixed pattern that comes back after 32 notes. */
const scale = [293.66, 329.63, 392, 440, 493.88, 587.33];
const walk = [0, 2, 3, 5, 4, 3, 2, 0, 1, 3, 4, 5, 3, 2, 1, 0, 3, 4, 5, 4, 3, 2, 3, 1, 0, 2, 4, 3, 2, 1, 2, 0];
const noteSamples = sampleRate * 0.6;
const loudness = 0.07;

/** Samples of the tune from number `first` on, 16 bits, one channel. */
export function tune(first) {
  return Int16Array.from({ length: samplesPerChunk }, (_, at) => Math.round(sampleAt(first + at) * 32_767));
}

function sampleAt(number) {
  const note = Math.floor(number / noteSamples);
  // Each note rings on under the next one.
  return loudness * (ringing(note, number) + 0.4 * ringing(note - 1, number));
}

function ringing(note, number) {
  if (note < 0) return 0;
  const seconds = (number - note * noteSamples) / sampleRate;
  const turn = 2 * Math.PI * scale[walk[note % walk.length]] * seconds;
  const swell = Math.min(1, seconds / 0.02) * Math.exp(-3.2 * seconds);
  return swell * (Math.sin(turn) + 0.25 * Math.sin(2 * turn));
}
