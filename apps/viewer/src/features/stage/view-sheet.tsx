import { languageNames } from '@chophien/i18n';
import { Button, useAllWords, useLanguage } from '@chophien/ui';
import { Choice } from '@chophien/ui/choice';
import { Sheet } from '@chophien/ui/sheet';
import { PictureInPicture2 } from 'lucide-react';
import { useShowPicture } from '../show/live-context.js';
import { savings } from './saving.js';
import { usePictureState } from './use-picture.js';
import styles from './view-sheet.module.css';

/** How this reader wants to have the show: how much picture, where, and in which language. */
export function ViewSheet({ onClose }: { onClose: () => void }) {
  const shown = useShowPicture();
  const { saving, picture } = usePictureState();
  const { language, choose } = useLanguage();
  const { view, show, common } = useAllWords();
  const canShrink = picture === 'moving' && saving !== 'sound' && document.pictureInPictureEnabled;
  return (
    <Sheet title={show.view} onClose={onClose}>
      <div className={styles.view}>
        <Choice
          label={view.picture}
          value={saving}
          options={savings.map((each) => ({ value: each, label: view[each], hint: view[`${each}Hint`] }))}
          onChoose={(chosen) => shown.setSaving(chosen)}
        />
        {canShrink && (
          <Button
            onClick={() => {
              void shown.shrink();
              onClose();
            }}
          >
            <PictureInPicture2 aria-hidden="true" size={20} />
            {view.shrink}
          </Button>
        )}
        <Choice
          label={common.language}
          value={language}
          options={Object.entries(languageNames).map(([value, label]) => ({ value, label, lang: value }))}
          onChoose={choose}
        />
      </div>
    </Sheet>
  );
}
