import { readDatedRules } from '@chophien/domain';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min, ValidateBy } from 'class-validator';

type SettingFacts = { why: string; default?: string; secret?: true; mayBeEmpty?: true };
/** What `Env` has declared, by name. */
export const settings = new Map<string, SettingFacts>();

/**
 * Says of a variable why it exists, its default as written in the environment, and whether it is a secret. Empty is
 * as good as unset, but where `mayBeEmpty` says that it means something.
 */
export function Setting(facts: SettingFacts): PropertyDecorator {
  return (_target, name) => {
    settings.set(String(name), facts);
  };
}

/** A whole number, no less than `least` and no more than `most`. */
export function WholeBetween(least: number, most = Number.MAX_SAFE_INTEGER): PropertyDecorator {
  const rules = [
    Transform(({ value }) => (value === undefined ? undefined : Number(value))),
    IsInt(),
    Min(least),
    Max(most),
  ];
  return (target, name) => rules.forEach((rule) => rule(target, name));
}

/** A rule with the days from which its values hold, none of them more than `most`. */
export function Dated(most = Number.MAX_SAFE_INTEGER): PropertyDecorator {
  const isDated = (value: unknown) =>
    Array.isArray(value) && value.every((rule: { value: number }) => rule.value <= most);
  const rules = [
    Transform(({ value }) => (typeof value === 'string' ? (readDatedRules(value) ?? 'unreadable') : value)),
    ValidateBy({
      name: 'isDated',
      validator: {
        validate: isDated,
        defaultMessage: () =>
          `must be VALUE@YYYY-MM-DD, a whole number from 1${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''} and a day, several comma separated in the order of their days, or empty`,
      },
    }),
  ];
  return (target, name) => rules.forEach((rule) => rule(target, name));
}

export const Flag = () => Transform(({ value }) => value === '1' || value === 'true' || value === true);

/** The page docs/CONFIG.md. */
export function describeSettings(): string {
  const rows = [...settings].map(
    ([name, facts]) =>
      `| \`${name}\` | ${facts.default === undefined ? '–' : facts.default === '' ? '(empty)' : `\`${facts.default}\``} | ${facts.secret ? 'yes' : ''} | ${facts.why} |`,
  );
  return [
    '# Configuration',
    '',
    'Generated from `apps/api/src/config/env.ts` by `npm run generate`.',
    '',
    '| variable | default | secret | why |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
