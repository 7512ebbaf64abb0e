import { Select } from '@chophien/ui/select';
import { useStudioWords } from '../../app/language.js';
import type { useCamera } from './use-camera.js';
import { useDevices } from './use-devices.js';

/** Which camera and which microphone, where there is a choice. */
export function DeviceChoice({ camera }: { camera: ReturnType<typeof useCamera> }) {
  const { preflight: words } = useStudioWords();
  const devices = useDevices(true);
  const { choice, choose } = camera;
  return (
    <>
      <Choice
        label={words.camera}
        devices={devices.filter(({ kind }) => kind === 'videoinput')}
        value={choice.cameraId}
        onChoose={(cameraId) => choose({ ...choice, cameraId })}
      />
      <Choice
        label={words.microphone}
        devices={devices.filter(({ kind }) => kind === 'audioinput')}
        value={choice.microphoneId}
        onChoose={(microphoneId) => choose({ ...choice, microphoneId })}
      />
    </>
  );
}

type ChoiceProps = {
  label: string;
  devices: MediaDeviceInfo[];
  value: string | undefined;
  onChoose: (deviceId: string) => void;
};

function Choice({ label, devices, value, onChoose }: ChoiceProps) {
  if (devices.length === 0) return null;
  return (
    <Select label={label} value={value ?? devices[0]?.deviceId} onChoose={onChoose}>
      {devices.map((device, index) => (
        <option key={device.deviceId} value={device.deviceId}>
          {device.label === '' ? `${label} ${index + 1}` : device.label}
        </option>
      ))}
    </Select>
  );
}
