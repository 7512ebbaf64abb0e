import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inCheckout } from './paths.mjs';

/** docker-compose.yml as data, before and after its `${…}` are filled in. Aliases and merges are followed. */
export function readCompose(values) {
  const text = readFileSync(inCheckout('docker-compose.yml'), 'utf8');
  return parse(values ? interpolate(text, values) : text, { merge: true });
}

/** Fills in `${NAME}` and `${NAME:?why}` as compose does; a missing one is an error that names it. */
export function interpolate(text, values) {
  return text.replaceAll(/\$\{(\w+)(?::\?([^}]*))?\}/g, (_, name, why) => {
    if (!values[name]) throw new Error(`${name} is missing${why ? `: ${why}` : ''}`);
    return values[name];
  });
}

/** The names of every variable that the file asks for. */
export function variablesOf() {
  const text = readFileSync(inCheckout('docker-compose.yml'), 'utf8');
  return [...new Set([...text.matchAll(/\$\{(\w+)/g)].map((found) => found[1]))].sort();
}
