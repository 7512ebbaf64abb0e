import type { StudioClient } from '@chophien/client';
import type { Answer, PackBoothView, PackDayView } from '@chophien/contracts';
import type { Keep } from './keep.js';

type ReadDays = { booths: PackBoothView[]; days: Record<string, PackDayView[]> };
type Parts = {
  http: Pick<StudioClient, 'packBooths' | 'packDays'>;
  keep: Pick<Keep, 'keepDays' | 'days'>;
  accountId: string;
};

/** What there is to pack at every booth of this packer; as it was last read, where the market cannot be reached. */
export async function readDays({ http, keep, accountId }: Parts): Promise<Answer<ReadDays>> {
  const read = await readNow(http);
  if (read.ok) {
    await keep.keepDays(accountId, read.value).catch(() => undefined);
    return read;
  }
  if (read.refusal.code !== 'unavailable') return read;
  const kept = await keep.days(accountId).catch(() => undefined);
  return kept ? { ok: true, value: kept } : read;
}

async function readNow(http: Parts['http']): Promise<Answer<ReadDays>> {
  const booths = await http.packBooths();
  if (!booths.ok) return booths;
  const days: Record<string, PackDayView[]> = {};
  for (const { id } of booths.value) {
    const answer = await http.packDays(id);
    if (!answer.ok) return answer;
    days[id] = answer.value;
  }
  return { ok: true, value: { booths: booths.value, days } };
}
