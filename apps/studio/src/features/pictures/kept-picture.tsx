import type { PictureView, Refusal } from '@chophien/contracts';
import type { Result } from '@chophien/domain';
import { RefusalLine, toast } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { PictureChoice } from './picture-choice.js';

type KeptPictureProps = {
  label: string;
  hint: string;
  boothId: string;
  /** The one that the market has now. */
  picture: string;
  keep: (picture: string) => Promise<Result<PictureView, Refusal>>;
};

/** A picture of something that the market has already: a new one is kept as soon as it is sent. */
export function KeptPicture({ label, hint, boothId, picture, keep }: KeptPictureProps) {
  const [kept, setKept] = useState<{ picture: string; refusal?: Refusal }>({ picture });
  const { pictures: words } = useStudioWords();
  const change = async (to: string) => {
    const answer = await keep(to);
    setKept((before) =>
      answer.ok ? { picture: answer.value.picture } : { ...before, refusal: answer.refusal },
    );
    if (answer.ok) toast(words.kept);
  };
  return (
    <div>
      <PictureChoice
        label={label}
        hint={hint}
        boothId={boothId}
        picture={kept.picture}
        onChosen={(to) => void change(to)}
      />
      <RefusalLine refusal={kept.refusal} />
    </div>
  );
}
