/**
 * Lints texts that lie nowhere, as if they were files of this checkout: reads `[{ file, text }]` from stdin, writes
 * `[[{ rule, message, line }]]` to stdout. The Nx project graph is made first: without one the boundary rule is
 * skipped in silence.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inCheckout, root } from './paths.mjs';

process.env.NX_DAEMON = 'false';
process.chdir(root);

const { createProjectGraphAsync } = createRequire(inCheckout('package.json'))('@nx/devkit');
await createProjectGraphAsync({ exitOnError: true });
const { ESLint } = await import('eslint');
const eslint = new ESLint({ cwd: root });

const answers = [];
for (const { file, text } of JSON.parse(readFileSync(0, 'utf8'))) {
  const [result] = await eslint.lintText(text, { filePath: inCheckout(file) });
  answers.push(result.messages.map(({ ruleId, message, line }) => ({ rule: ruleId, message, line })));
}
process.stdout.write(JSON.stringify(answers));
