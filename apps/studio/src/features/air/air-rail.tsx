import { IconButton } from '@chophien/ui';
import { Flashlight, FlashlightOff, Mic, MicOff, SwitchCamera, Volume2, VolumeX } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import styles from './air-rail.module.css';

type Switch = { on: boolean; toggle: () => void };
type AirRailProps = {
  sound: { muted: boolean; toggle: () => void };
  /** Absent where the device has no voice, no lamp, no camera. */
  voice: Switch | undefined;
  torch: Switch | undefined;
  onFlip: (() => void) | undefined;
};

/** What the phone itself does, at the side of the thumb: microphone, camera, lamp, the orders' voice. */
export function AirRail({ sound, voice, torch, onFlip }: AirRailProps) {
  const { air, voice: voiceWords } = useStudioWords();
  return (
    <div className={styles.rail} role="group" aria-label={air.device}>
      {voice !== undefined && (
        <IconButton
          tone="over"
          size="air"
          label={voice.on ? voiceWords.off : voiceWords.on}
          onClick={voice.toggle}
        >
          {voice.on ? <Volume2 aria-hidden="true" /> : <VolumeX aria-hidden="true" />}
        </IconButton>
      )}
      {torch !== undefined && (
        <IconButton
          tone="over"
          size="air"
          label={torch.on ? air.torchOff : air.torchOn}
          onClick={torch.toggle}
        >
          {torch.on ? <FlashlightOff aria-hidden="true" /> : <Flashlight aria-hidden="true" />}
        </IconButton>
      )}
      {onFlip !== undefined && (
        <IconButton tone="over" size="air" label={air.flip} onClick={onFlip}>
          <SwitchCamera aria-hidden="true" />
        </IconButton>
      )}
      <IconButton
        tone="over"
        size="air"
        data-muted={sound.muted || undefined}
        className={styles.microphone}
        label={sound.muted ? air.unmute : air.mute}
        onClick={sound.toggle}
      >
        {sound.muted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
