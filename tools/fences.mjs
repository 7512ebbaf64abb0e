import { featureMap, rooms } from './api-map.mjs';

const features = Object.keys(featureMap);

/** `no-restricted-imports` patterns for one feature (or carrying room) of the API. */
function patternsFor(name, mayImport) {
  return features
    .filter((other) => other !== name)
    .map((other) =>
      mayImport.includes(other)
        ? {
            regex: `^\\.\\./(\\.\\./)*${other}/(?!index\\.js$)`,
            message: `Import ${other} through its index.ts.`,
          }
        : {
            regex: `^\\.\\./(\\.\\./)*${other}/`,
            message: `${name} may not import ${other} (tools/api-map.mjs).`,
          },
    );
}

const block = (name, mayImport) => ({
  files: [`apps/api/src/${name}/**/*.ts`],
  ignores: ['**/*.spec.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: patternsFor(name, mayImport) }] },
});

export const featureRules = [
  ...features.map((name) => block(name, featureMap[name])),
  ...rooms.map((room) => block(room, [])),
];

/** The first cycle in the feature map as a list of names, or undefined. */
export function findCycle(map = featureMap) {
  const visit = (name, path) => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    for (const next of map[name] ?? []) {
      const cycle = visit(next, [...path, name]);
      if (cycle) return cycle;
    }
    return undefined;
  };
  for (const name of Object.keys(map)) {
    const cycle = visit(name, []);
    if (cycle) return cycle;
  }
  return undefined;
}
