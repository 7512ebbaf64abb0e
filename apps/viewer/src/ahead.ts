import { createMarket } from './app/create-market.js';

/** Runs before everything else: the show's first reading and its live line are under way while the page is being made. */
export const market = createMarket();
export const firstReading = market.enterAhead(location.pathname);
void market.session.read();
