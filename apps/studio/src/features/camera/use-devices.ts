import { useEffect, useState } from 'react';

/** Cameras and microphones by name; the names are known once the first was allowed. */
export function useDevices(allowed: boolean): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    if (!allowed) return undefined;
    const read = () => void navigator.mediaDevices.enumerateDevices().then(setDevices, () => undefined);
    read();
    navigator.mediaDevices.addEventListener('devicechange', read);
    return () => navigator.mediaDevices.removeEventListener('devicechange', read);
  }, [allowed]);
  return devices;
}
