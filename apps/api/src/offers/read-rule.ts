import type { PriceRuleBody, Refusal } from '@chophien/contracts';
import {
  checkRule,
  refuse,
  type PriceRule,
  type Result,
  type RuledOffer,
  type RuleRefusal,
} from '@chophien/domain';

/** The rule as it was sent, if it has all that its kind needs and makes sense for this offer. */
export function readRule(body: PriceRuleBody, offer: RuledOffer): Result<PriceRule, Refusal> {
  const rule = whole(body);
  if (!rule) return refuse({ code: 'invalid', fields: [{ path: 'rule', rule: 'incomplete' }] });
  const checked = checkRule(rule, offer);
  return checked.ok ? checked : refuse(asInvalid(checked.refusal));
}

export function asInvalid({ code, path }: RuleRefusal): Refusal {
  return { code: 'invalid', fields: [{ path, rule: code }] };
}

/** Only what the kind has; undefined where some of it is missing. */
function whole(body: PriceRuleBody): PriceRule | undefined {
  const { kind, fromMs, untilMs, flashDong, everyMs, stepDong, floorDong, steps } = body;
  switch (kind) {
    case 'fixed':
    case 'live':
      return { kind };
    case 'flash':
      if (fromMs === undefined || untilMs === undefined || flashDong === undefined) return undefined;
      return { kind, fromMs, untilMs, flashDong };
    case 'falling_time':
      if (fromMs === undefined || everyMs === undefined || stepDong === undefined || floorDong === undefined)
        return undefined;
      return { kind, fromMs, everyMs, stepDong, floorDong };
    case 'falling_kilos':
    case 'wholesale':
      return steps && { kind, steps: steps.map(({ fromAmount, dong }) => ({ fromAmount, dong })) };
  }
}
