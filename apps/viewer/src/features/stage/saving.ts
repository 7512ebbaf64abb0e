/** How much of the picture is fetched: what the line allows, the smallest, none. */
export const savings = ['auto', 'low', 'sound'] as const;
export type Saving = (typeof savings)[number];

const key = 'chophien.saving';

/** What was chosen on this device; else what the device itself says of its data. */
export function keptSaving(): Saving {
  if (typeof document === 'undefined') return 'auto';
  const kept = savings.find((saving) => saving === storage()?.getItem(key));
  if (kept !== undefined) return kept;
  const connection = 'connection' in navigator ? navigator.connection : undefined;
  return isSaving(connection) ? 'low' : 'auto';
}

export function keepSaving(saving: Saving): void {
  storage()?.setItem(key, saving);
}

function isSaving(connection: unknown): boolean {
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}

/** Walled off in some private windows: the choice is then for this visit. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
