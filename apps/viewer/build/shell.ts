import { createHash } from 'node:crypto';

type Part = { file: string; imports?: string[]; css?: string[]; assets?: string[] };

/** What the worker keeps of one build, and the build's own name. */
export type Shell = { build: string; assets: string[] };

/** Beside what the bare page names: every page's own part and the words, so that any address opens without a network. */
const needed = [/-page\.tsx$/, /\/messages\/[\w-]+\.ts$/];

/** From the build's manifest: the parts that are needed, with all that they import, each once. */
export function shellOf(manifest: Record<string, Part>, html: string): Shell {
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  if (named.length === 0) throw new Error('the bare page names no parts');
  const wanted = new Set<string>();
  const want = (name: string) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    manifest[name]?.imports?.forEach(want);
  };
  for (const [name, { file }] of Object.entries(manifest)) {
    if (named.includes(file) || needed.some((pattern) => pattern.test(name))) want(name);
  }
  const files = [...wanted].flatMap((name) => {
    const part = manifest[name];
    return part === undefined ? [] : [part.file, ...(part.css ?? []), ...(part.assets ?? [])];
  });
  const assets = [...new Set([...named, ...files])].sort().map((file) => `/${file}`);
  const build = createHash('sha256').update(html).update(assets.join()).digest('hex').slice(0, 12);
  return { build, assets };
}
