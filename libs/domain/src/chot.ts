import type { Chot, ChotContext, ChotDoubt } from './chot-answer.js';
import { goodsOf, isCodeIn } from './chot-goods.js';
import { intentOf, isCancelAt, isRefused, wordsOf } from './chot-intents.js';
import { readOrder } from './chot-order.js';
import { partsOf, type ChotPart } from './chot-parts.js';
import { tokensOf, type ChotToken } from './chot-tokens.js';
import { takePhones } from './phone-lines.js';

export type * from './chot-answer.js';

/**
 * What a chat line wants: `chốt A1 5kg`. Weight in whole grams, all else in pieces. An order without `confirm` is meant
 * as it stands; with it, somebody is asked, and the amounts are a first guess. Any text whatever gives an answer, in
 * time that grows with its length and no faster.
 */
export function readChot(text: string, context: ChotContext): Chot {
  const { phones, rest } = takePhones(text);
  const goods = goodsOf(context.codes, context.aliases);
  const tokens = tokensOf(rest, isCodeIn(goods));
  const parts = partsOf(tokens, goods);
  const intent = intentOf(wordsOf(tokens, parts));
  const read =
    intent === 'cancel'
      ? { intent, ...cancelled(tokens, parts) }
      : intent === undefined
        ? readOrder(parts, context)
        : { intent, items: [], doubts: [] };
  const confirm = [...new Set(read.doubts)].sort();
  const [phone] = phones;
  return {
    intent: read.intent,
    items: read.items,
    ...(confirm.length > 0 && { confirm }),
    ...(phone !== undefined && { phone }),
  };
}

/** The goods that a line takes back: not those that it asks for in the same breath. */
function cancelled(tokens: readonly ChotToken[], parts: readonly ChotPart[]) {
  const codes = new Set<string>();
  const doubts: ChotDoubt[] = [];
  let isTaken = false;
  parts.forEach((part) => {
    if (part.is === 'verb' && !isRefused(tokens, part.at)) isTaken = true;
    else if (part.is === 'verb' || isCancelAt(tokens, part.at)) isTaken = false;
    if (isTaken || part.is === 'amount' || part.is === 'amend') doubts.push('amend');
    if (part.is !== 'named' || isTaken) return;
    const { code, doubts: named } = part.named;
    if (code !== undefined) codes.add(code);
    doubts.push(...named);
  });
  return { items: [...codes].map((code) => ({ code })), doubts };
}
