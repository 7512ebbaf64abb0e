import '@chophien/ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { openStudioLanguage } from './app/language.js';
import { createMarket } from './app/market.js';

const market = createMarket();
const root = document.getElementById('root');

void market.session.read();
addEventListener('online', () => void market.session.read());
// What the pack desk has read goes with whoever signs out.
market.session.subscribe(() => {
  if (market.session.getSnapshot().at === 'out') void forgetPackLists();
});
void draw();

// Not a top-level await: a language's file imports from this one, and each would wait for the other for ever.
async function draw(): Promise<void> {
  const language = await openStudioLanguage();
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <App market={market} language={language} />
    </StrictMode>,
  );
}

async function forgetPackLists(): Promise<void> {
  const { keep } = await import('./features/packing/keep.js');
  await keep.forgetLists().catch(() => undefined);
}
