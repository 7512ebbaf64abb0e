import '@chophien/ui/theme.css';
import { startTransition, StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { isDrawn, market, read } from './ahead.js';
import { App } from './app/app.js';
import { openReadersLanguage } from './app/language.js';

/** How long the page stays blank for the sake of beginning with the show itself; only then waiting is drawn. */
const blankMsMax = 250;

/** A page that came drawn is taken over as it stands, in slices, while the picture is being fetched. */
export async function draw(onAlive: () => void): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const soon = new Promise((resolve) => setTimeout(resolve, blankMsMax));
  const [language] = await Promise.all([openReadersLanguage(isDrawn), Promise.race([read, soon])]);
  const app = (
    <StrictMode>
      <App market={market} language={language} onAlive={onAlive} />
    </StrictMode>
  );
  if (!isDrawn) createRoot(root).render(app);
  else startTransition(() => void hydrateRoot(root, app));
}
