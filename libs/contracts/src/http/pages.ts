import type { ShowSnapshot } from '../live/events.js';
import type { BoothView, MarketView, ProductView } from './views.js';

/** What a page is drawn from before it reaches a browser: public facts, the same for everybody who opens it then. */
export type FirstPage = (
  | { at: 'market'; market: MarketView }
  | { at: 'show'; snapshot: ShowSnapshot }
  | { at: 'booth'; booth: BoothView }
  | { at: 'product'; product: ProductView }
) & {
  /** The server's time when it was drawn: the browser takes it over as it was then. */
  drawnAtMs?: number;
};

/** In pixels. */
export type PictureSize = { width: number; height: number };

export type PageToDraw = {
  first: FirstPage;
  language: string;
  /** Without a slash at its end: cards and canonical addresses are whole addresses. */
  origin: string;
  /** How large a picture's widest file is, by its base path; undefined for one that is not there. */
  pictureSize: (picture: string) => Promise<PictureSize | undefined>;
};

/** What the viewer's server build (`entry-server.js`) gives to the API that answers with its pages. */
export type ViewerPages = {
  /** `index.html` as built, and the manifest of the build: which source became which file. */
  openPages: (built: { template: string; manifest: unknown }) => {
    /** A whole document in the reader's language. */
    draw: (page: PageToDraw) => Promise<string>;
  };
};
