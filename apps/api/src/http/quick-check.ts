import 'reflect-metadata';
import { getMetadataStorage, isIn, isInt, isUUID, max, min, ValidationTypes } from 'class-validator';

type Check = (value: unknown) => boolean;
type Rule = { propertyName: string; type: string; name?: string; constraints?: readonly unknown[] };

/** Rules by class-validator's own functions, so that the two cannot mean different things. */
const rules: Record<string, (constraints: readonly unknown[]) => Check> = {
  isUuid: () => (value) => isUUID(value),
  isInt: () => isInt,
  isObject: () => isPlainObject,
  isIn:
    ([values]) =>
    (value) =>
      Array.isArray(values) && isIn(value, values),
  min:
    ([least]) =>
    (value) =>
      typeof least === 'number' && min(value, least),
  max:
    ([most]) =>
    (value) =>
      typeof most === 'number' && max(value, most),
};

/**
 * A quick yes for the hot door, made from the rules of a body class: true only for a message that the full check
 * accepts too, and for every such message that has just the class's own fields. Who hears false asks the full check,
 * which says why. Throws on a rule that it does not know, so that none is left out silently.
 */
export function quickCheckOf(body: new () => object): Check {
  const found = getMetadataStorage().getTargetValidationMetadatas(body, '', false, false) as Rule[];
  const checks = new Map<string, Check[]>();
  for (const rule of found) {
    const ofField = checks.get(rule.propertyName) ?? [];
    checks.set(rule.propertyName, ofField);
    ofField.push(checkOf(body, rule));
  }
  const fields = [...checks].map(([name, ofField]) => ({ name, ofField }));
  return (message) => {
    if (!isPlainObject(message)) return false;
    let count = 0;
    for (const name in message) {
      if (!checks.has(name)) return false;
      count += 1;
    }
    if (count !== fields.length) return false;
    const values = message as Record<string, unknown>;
    return fields.every(({ name, ofField }) => ofField.every((check) => check(values[name])));
  };
}

function checkOf(body: new () => object, rule: Rule): Check {
  if (rule.type === ValidationTypes.NESTED_VALIDATION) {
    const inner: unknown = Reflect.getMetadata('design:type', body.prototype as object, rule.propertyName);
    if (typeof inner !== 'function') throw new Error(`${body.name}.${rule.propertyName} names no class`);
    return quickCheckOf(inner as new () => object);
  }
  const make = rule.name === undefined ? undefined : rules[rule.name];
  if (!make)
    throw new Error(`${body.name}.${rule.propertyName}: no quick check for ${rule.name ?? rule.type}`);
  return make(rule.constraints ?? []);
}

/** As JSON makes it: what has another prototype came from somewhere else. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
