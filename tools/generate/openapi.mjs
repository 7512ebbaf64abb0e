import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { stringify } from 'yaml';
import { bodySchemas, sortKeys, viewSchemas } from './contract-schemas.mjs';

const source = fileURLToPath(new URL('../../apps/api/src', import.meta.url));
const plain = { string: { type: 'string' }, void: undefined };

/** docs/openapi.yaml: the routes as the controllers declare them, their permission, body, answer and refusals. */
export async function describeRoutes(api) {
  const { features } = await api('app.module.js');
  const { routesOfModules } = await api('about/index.js');
  const written = writtenMethods();
  const routes = routesOfModules(features);
  const named = routes
    .map((route) => itemOf(written.get(route.handler)?.answer))
    .filter((name) => /^[A-Z]\w+$/.test(name));
  const schemas = { ...viewSchemas([...new Set([...named, 'Refusal'])]), ...(await bodySchemas()) };
  const paths = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operation(route, written.get(route.handler)),
    };
  }
  return stringify(
    {
      openapi: '3.1.0',
      info: {
        title: 'Chợ Phiên',
        version: '1',
        description: 'Times in ms since 1970 UTC, money in đồng, weight in grams.',
      },
      paths,
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
        schemas: sortKeys(schemas),
      },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function operation(route, { answer, deprecated } = {}) {
  const schema = schemaOf(answer);
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId: route.handler.replace('Controller.', '.'),
    ...(deprecated && { deprecated: true, description: deprecated }),
    'x-permission': route.need.permission,
    ...(route.need.of && { 'x-scope': route.need.of.kind }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody: { required: true, content: json({ $ref: `#/components/schemas/${route.body.name}` }) },
    }),
    ...(route.takes && {
      requestBody: { required: true, content: Object.fromEntries(route.takes.map((type) => [type, {}])) },
    }),
    responses: {
      [route.status]: { description: 'done', ...(schema && { content: json(schema) }) },
      default: {
        description: 'refused',
        content: json({
          type: 'object',
          required: ['refusal'],
          properties: { refusal: { $ref: '#/components/schemas/Refusal' } },
        }),
      },
    },
  };
}

const json = (schema) => ({ 'application/json': { schema } });
const itemOf = (type = '') => type.replace(/^readonly /, '').replace(/\[\]$/, '');

function schemaOf(type = 'void') {
  if (type in plain) return plain[type];
  if (/\[\]$/.test(type)) return { type: 'array', items: schemaOf(itemOf(type)) };
  return /^[A-Z]\w+$/.test(type)
    ? { $ref: `#/components/schemas/${type}` }
    : { type: 'object', description: type };
}

/** `Controller.method` → the written type of its answer, without the promise around it, and why it is deprecated. */
function writtenMethods() {
  const files = readdirSync(source, { recursive: true }).filter((file) => file.endsWith('.controller.ts'));
  const methods = new Map();
  for (const file of files) {
    const text = readFileSync(`${source}/${file}`, 'utf8');
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    for (const owner of tree.statements.filter(ts.isClassDeclaration)) {
      for (const method of owner.members.filter(ts.isMethodDeclaration)) {
        const answer = method.type?.getText(tree).replace(/^Promise<(.*)>$/s, '$1') ?? 'void';
        const deprecated = ts.getTextOfJSDocComment(ts.getJSDocDeprecatedTag(method)?.comment);
        methods.set(`${owner.name?.text}.${method.name.getText(tree)}`, { answer, deprecated });
      }
    }
  }
  return methods;
}
