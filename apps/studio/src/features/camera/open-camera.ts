/** Which devices to use; what is not chosen the phone chooses. */
export type CameraChoice = { cameraId?: string; microphoneId?: string; facing: 'user' | 'environment' };

export type Opened = { at: 'open'; stream: MediaStream } | { at: 'denied' } | { at: 'missing' };

/** 720p, turned by the phone as it is held; a device that cannot gives what it can. */
export async function openCamera(choice: CameraChoice): Promise<Opened> {
  // Inside some apps, and on plain http, there is no such door at all.
  if (navigator.mediaDevices === undefined) return { at: 'missing' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: {
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30, max: 30 },
        ...(choice.cameraId === undefined
          ? { facingMode: choice.facing }
          : { deviceId: { exact: choice.cameraId } }),
      },
      audio: {
        echoCancellation: true,
        noiseSuppression: true,
        ...(choice.microphoneId === undefined ? {} : { deviceId: { exact: choice.microphoneId } }),
      },
    });
    return { at: 'open', stream };
  } catch (fault) {
    const name = fault instanceof DOMException ? fault.name : '';
    return { at: name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'missing' };
  }
}
