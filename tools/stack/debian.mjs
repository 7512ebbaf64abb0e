/** Debian packages the tests need, installed when we may, else named. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { remove } from './files.mjs';
import { inCheckout } from './paths.mjs';

const policyFile = '/usr/sbin/policy-rc.d';
const clusterFile = '/etc/postgresql-common/createcluster.conf';

/** The packages of tools/debian-packages.txt that are not here. */
export function missingPackages() {
  const rows = readFileSync(inCheckout('tools', 'debian-packages.txt'), 'utf8').split('\n');
  const pairs = rows.filter((row) => row && !row.startsWith('#')).map((row) => row.split(' '));
  return pairs.filter(([, proof]) => !existsSync(proof)).map(([name]) => name);
}

/** Installs what is missing as root on Debian; else says what to install. Answers what is still missing. */
export function installPackages(log = console.log) {
  const missing = missingPackages();
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    log(`missing: ${missing.join(', ')} (as root: apt-get install ${missing.join(' ')})`);
    return missing;
  }
  log(`installing ${missing.join(', ')}`);
  withoutServices(() => {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing);
  });
  return missingPackages();
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  const { status } = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', ...args], options);
  if (status !== 0) console.error(`apt-get ${args[0]} ended with ${status}`);
}

/** No cluster on 5432, no redis or nginx started by their packages: we start our own, on ports of our own. */
function withoutServices(work) {
  if (!existsSync(clusterFile)) {
    mkdirSync('/etc/postgresql-common', { recursive: true });
    writeFileSync(clusterFile, 'create_main_cluster = false\n');
  }
  const ours = !existsSync(policyFile);
  if (ours) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    if (ours) remove(policyFile);
  }
}
