import '@chophien/ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { createLanguage } from './app/language.js';
import { createMarket } from './app/market.js';

const language = createLanguage();
const market = createMarket();
const root = document.getElementById('root');

void market.session.read();
await language.ready;
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App market={market} language={language} />
    </StrictMode>,
  );
}
