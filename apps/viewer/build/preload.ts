import type { HtmlTagDescriptor, Plugin } from 'vite';

/** Names a chunk and its styles in the page, though it is imported later: its bytes come beside those of the first. */
export function preloaded(name: string, id: string): Plugin {
  return {
    name: 'chophien-preloaded',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle).flatMap((part) => {
          if (part.type !== 'chunk' || part.name !== name) return [];
          const styles = [...(part.viteMetadata?.importedCss ?? [])];
          return [
            link({ rel: 'modulepreload', id, href: part.fileName }),
            ...styles.map((href) => link({ rel: 'stylesheet', href })),
          ];
        }),
    },
  };
}

function link({ href, ...rest }: { rel: string; href: string; id?: string }): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...rest, crossorigin: true, href: `/${href}` }, injectTo: 'head' };
}
