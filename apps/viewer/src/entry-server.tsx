import type { FirstPage, ViewerPages } from '@chophien/contracts';
import { isLanguage, languageStore, loadAllMessages } from '@chophien/i18n';
import { prerenderToNodeStream } from 'react-dom/static';
import { StrictMode } from 'react';
import { App } from './app/app.js';
import { createMarket } from './app/create-market.js';
import { filesOf } from './server/built-files.js';
import { drawCard } from './server/card.js';
import { dataBlock } from './server/data-block.js';

/** Market, shows and booths as whole documents, from the same parts as in the browser. Nothing personal is in them. */
export const openPages: ViewerPages['openPages'] = ({ template, manifest }) => {
  const files = filesOf(manifest);
  return {
    draw: async ({ first: page, language: asked, origin, pictureSize }) => {
      const drawnAtMs = Date.now();
      const first = { ...page, drawnAtMs };
      const language = isLanguage(asked) ? asked : 'vi';
      const words = await loadAllMessages(language);
      const path = pathOf(first);
      const load = () => Promise.resolve(words);
      const store = languageStore({ language, words }, { load, loadAll: load, keep: () => undefined }, true);
      const html = await drawApp(first, store);
      const head = [
        await drawCard({ first, words, language, origin, path, pictureSize, nowMs: drawnAtMs }),
        ...files.preloads(`messages/${language}.ts`),
        ...(first.at === 'show' ? [] : files.preloads(`messages/more-${language}.ts`)),
        ...files.preloads(`/${first.at}-page.tsx`),
      ].join('\n    ');
      return template
        .replace('<html lang="vi">', `<html lang="${language}" data-drawn>`)
        .replace(/<!--card-->[\s\S]*<!--\/card-->/, () => head)
        .replace('<!--page-->', () => html)
        .replace('<!--first-->', () => dataBlock('application/json', first, 'first'));
    },
  };
};

async function drawApp(first: FirstPage, language: Parameters<typeof App>[0]['language']): Promise<string> {
  const market = createMarket();
  market.take(first);
  const { prelude } = await prerenderToNodeStream(
    <StrictMode>
      <App market={market} language={language} path={pathOf(first)} />
    </StrictMode>,
    // Whole at once: nothing is moved into its place by scripts afterwards.
    { progressiveChunkSize: Number.MAX_SAFE_INTEGER },
  );
  let html = '';
  for await (const part of prelude) html += String(part);
  return html;
}

function pathOf(first: FirstPage): string {
  if (first.at === 'show') return `/s/${first.snapshot.show.slug}`;
  if (first.at === 'product') return `/p/${first.product.lot.id}`;
  return first.at === 'booth' ? `/b/${first.booth.slug}` : '/';
}
