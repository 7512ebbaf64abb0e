import { openCamera, type CameraChoice, type Opened } from './open-camera.js';

export type Filming =
  | { at: 'open'; stream: MediaStream; choice: CameraChoice; wentBack: boolean }
  | Exclude<Opened, { at: 'open' }>;

/** Opens the chosen camera; one that will not open gives way to the one that filmed before, so that a show goes on. */
export async function openOrGoBack(
  choice: CameraChoice,
  before: CameraChoice | undefined,
  open: (choice: CameraChoice) => Promise<Opened> = openCamera,
): Promise<Filming> {
  const opened = await open(choice);
  if (opened.at === 'open') return { ...opened, choice, wentBack: false };
  if (before === undefined || before === choice) return opened;
  const again = await open(before);
  return again.at === 'open' ? { ...again, choice: before, wentBack: true } : opened;
}
