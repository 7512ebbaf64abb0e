import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate that signs itself, for `host` and this machine, under the names nginx.conf reads; good for two days. */
export function makeCertificate(folder, host) {
  mkdirSync(folder, { recursive: true });
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${host}`];
  args.push('-addext', `subjectAltName=DNS:${host},IP:127.0.0.1`);
  args.push('-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem'));
  const { status, stderr, error } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl made no certificate: ${error?.message ?? stderr}`);
  return folder;
}
