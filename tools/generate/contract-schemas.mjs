import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const require = createRequire(import.meta.url);
const root = new URL('../..', import.meta.url);
const inRoot = (path) => fileURLToPath(new URL(path, root));

/** JSON schemas of the bodies, from the classes that check them at the doors: nothing beyond their fields is let in. */
export async function bodySchemas() {
  await import(new URL('libs/contracts/dist/index.js', root).href);
  const { defaultMetadataStorage } = require('class-transformer/cjs/storage.js');
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: '#/components/schemas/',
  });
  return mapValues(schemas, (schema) => ({ ...schema, additionalProperties: false }));
}

/** JSON schemas of what the server says, from the types of `libs/contracts`; `names` and all they mention. */
export function viewSchemas(names) {
  const generator = createGenerator({
    path: inRoot('libs/contracts/src/index.ts'),
    tsconfig: inRoot('libs/contracts/tsconfig.json'),
    skipTypeCheck: true,
    topRef: true,
    additionalProperties: true,
  });
  const definitions = Object.assign({}, ...names.map((name) => generator.createSchema(name).definitions));
  const renamed = mapKeys(definitions, cleanName);
  return JSON.parse(JSON.stringify(renamed), (key, value) =>
    key === '$ref' ? `#/components/schemas/${cleanName(decodeURIComponent(value.split('/').at(-1)))}` : value,
  );
}

/** Generated names of composed types hold characters that a component's name may not. */
const cleanName = (name) => name.replace(/[^\w.-]+/g, '_');

export function sortKeys(object) {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => one.localeCompare(other)));
}

const mapValues = (object, to) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, to(value)]));
const mapKeys = (object, to) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [to(key), value]));
