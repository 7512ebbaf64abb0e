import type { StudioHomeView } from '@chophien/contracts';
import { Select } from '@chophien/ui/select';
import { useStudioWords } from '../../app/language.js';

type BoothChoiceProps = {
  booths: StudioHomeView['booths'];
  value: string;
  onChoose: (boothId: string) => void;
};

export function BoothChoice({ booths, value, onChoose }: BoothChoiceProps) {
  const { home } = useStudioWords();
  return (
    <Select label={home.planBooth} value={value} onChoose={onChoose}>
      {booths.map((booth) => (
        <option key={booth.id} value={booth.id}>
          {booth.name}
        </option>
      ))}
    </Select>
  );
}
