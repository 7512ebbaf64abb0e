type Part = { file: string; css?: string[]; imports?: string[] };

/** Which built files a source needs, from the build's manifest: named in the page, they come beside its first script. */
export function filesOf(manifest: unknown) {
  const parts = manifest as Record<string, Part>;
  const find = (source: string) => Object.entries(parts).find(([name]) => name.endsWith(source))?.[1];
  return {
    /** Links for the source's own script and styles; none for a source that is in another file's chunk. */
    preloads: (source: string): string[] => {
      const part = find(source);
      if (part === undefined) return [];
      return [
        `<link rel="modulepreload" crossorigin href="/${part.file}">`,
        ...(part.css ?? []).map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
      ];
    },
  };
}
