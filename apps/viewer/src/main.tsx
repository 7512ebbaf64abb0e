import { firstReading, market } from './ahead.js';
import '@chophien/ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { createLanguage } from './app/language.js';

const language = createLanguage();
const root = document.getElementById('root');

/** Waiting is drawn only from here on, so nothing is lost by beginning with the show itself. */
const soon = new Promise((resolve) => setTimeout(resolve, 250));

void draw();

// Not a top-level await: a language's file imports from this one, and each would wait for the other for ever.
async function draw(): Promise<void> {
  await Promise.all([language.ready, Promise.race([firstReading, soon])]);
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <App market={market} language={language} />
    </StrictMode>,
  );
}
