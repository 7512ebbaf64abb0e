/** Picture and sound in the show's room, as a real WebRTC participant. */
import {
  AudioFrame,
  AudioSource,
  DisconnectReason,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import { createFrames, framesPerSecond, height, width } from './frames.mjs';
import { sampleRate, samplesPerChunk, tune } from './melody.mjs';

const frames = createFrames();
const connectMs = 10_000;

/**
 * Goes on air once: connects with `seat`, publishes, and films until it is stopped or thrown out. Answers
 * `{ over, stop() }`; `over` settles with `taken` (another device sits here now) or `lost` (whatever else ended it).
 * `price()` is asked for each frame.
 */
export async function goOnAir({ seat, price }) {
  const room = new Room();
  const sources = { video: new VideoSource(width, height), audio: new AudioSource(sampleRate, 1) };
  const running = { on: true };
  const over = new Promise((resolve) => {
    room.on(RoomEvent.Disconnected, (reason) => {
      resolve(reason === DisconnectReason.DUPLICATE_IDENTITY ? 'taken' : 'lost');
    });
  });
  const stop = async () => {
    running.on = false;
    await Promise.allSettled([room.disconnect(), sources.video.close(), sources.audio.close()]);
  };
  try {
    await within(connectMs, room.connect(seat.url, seat.token, { autoSubscribe: false, dynacast: true }));
    await within(connectMs, publish(room, sources));
  } catch (cause) {
    await stop();
    throw new Error('cannot go on air', { cause });
  }
  film(sources.video, running, price);
  void play(sources.audio, running);
  return { over, stop };
}

async function publish(room, { video, audio }) {
  const camera = new TrackPublishOptions();
  camera.source = TrackSource.SOURCE_CAMERA;
  camera.simulcast = true;
  const microphone = new TrackPublishOptions();
  microphone.source = TrackSource.SOURCE_MICROPHONE;
  const me = room.localParticipant;
  await me.publishTrack(LocalVideoTrack.createVideoTrack('camera', video), camera);
  await me.publishTrack(LocalAudioTrack.createAudioTrack('microphone', audio), microphone);
}

function film(source, running, price) {
  const timer = setInterval(() => {
    if (!running.on) return clearInterval(timer);
    const atMs = Date.now();
    const data = frames.draw({ atMs, price: price() });
    source.captureFrame(new VideoFrame(data, width, height, VideoBufferType.I420), BigInt(atMs) * 1_000n);
  }, 1_000 / framesPerSecond);
}

/** `captureFrame` waits while a second of sound lies ready, and so keeps the time by itself. */
async function play(source, running) {
  for (let first = 0; running.on; first += samplesPerChunk) {
    try {
      await source.captureFrame(new AudioFrame(tune(first), sampleRate, 1, samplesPerChunk));
    } catch {
      return; // Closed while we were playing.
    }
  }
}

function within(ms, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
