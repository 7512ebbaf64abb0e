import type { LotView } from '@chophien/contracts';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { KeptPicture } from './kept-picture.js';

type LotPictureProps = { lot: Pick<LotView, 'id' | 'name' | 'picture'>; boothId: string };

/** What a lot looks like, in this bag and in every other that it lies in. */
export function LotPicture({ lot, boothId }: LotPictureProps) {
  const { pictures: words } = useStudioWords();
  const { http } = useMarket();
  return (
    <KeptPicture
      label={words.lot(lot.name)}
      hint={words.itemHint}
      boothId={boothId}
      picture={lot.picture}
      keep={(picture) => http.setLotPicture(lot.id, { picture })}
    />
  );
}
