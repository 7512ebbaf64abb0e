import type { Unit } from './money.js';

/** A facts sheet as the rule needs it. */
export type Facts = {
  producer: { name: string; address: string; phone: string; taxCode: string };
  unit: Unit;
  pieceGrams: number | null;
  grade: string | null;
  origin: string;
  harvestFrom: string | null;
  expiresOn: string | null;
  certificate: string | null;
  returnTerms: string;
};

export const papers = ['producer', 'weight', 'quality', 'origin', 'freshness', 'proof', 'returns'] as const;
export type Paper = (typeof papers)[number];

/**
 * What a buyer must be told before the sale and is not told yet, in the order of the facts sheet: who sells, weight,
 * quality, origin, how long it keeps (fresh goods: when it was picked), return terms (Law 19/2023/QH15, Art. 37); and the
 * proof of quality that a seller gives before going on air (Law 122/2025/QH15, Art. 23). It is said and holds nobody up.
 */
export function missingPapers(facts: Facts): Paper[] {
  const { name, address, phone, taxCode } = facts.producer;
  const isThere: Record<Paper, boolean> = {
    producer: [name, address, phone, taxCode].every(isSaid),
    weight: facts.unit === 'g' || facts.pieceGrams !== null,
    quality: isSaid(facts.grade),
    origin: isSaid(facts.origin),
    freshness: isSaid(facts.harvestFrom) || isSaid(facts.expiresOn),
    proof: isSaid(facts.certificate),
    returns: isSaid(facts.returnTerms),
  };
  return papers.filter((paper) => !isThere[paper]);
}

function isSaid(words: string | null): boolean {
  return words !== null && words.trim() !== '';
}
