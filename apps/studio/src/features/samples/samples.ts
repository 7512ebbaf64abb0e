import type * as ui from '@chophien/ui';
import type { ReactNode } from 'react';
import { Addresses } from './addresses.js';
import { Countdowns, Moments, Prices, StockBars, Sums, Tracks, Weights } from './amounts.js';
import { Buttons, Chips, IconButtons, Steppers } from './buttons.js';
import { Choices, Fields, Forms, LanguagePickers, Selects, SignIns } from './fields.js';
import { AllTheWords, Boundaries, LiveRegions, StatusLines, Tongues, Unseens } from './frames.js';
import { AccountMenus, Dialogs, Menus, Toasts, Tooltips } from './overlays.js';
import { Notices, Openings, Pictures, Refusals, RefusalLines, Sheets } from './states.js';
import { TabLists } from './tabs.js';

/** Parts with an entry of their own: a page that needs one fetches it. */
type Fetched =
  | 'AccountMenu'
  | 'AddressFields'
  | 'Choice'
  | 'Dialog'
  | 'Menu'
  | 'Select'
  | 'Sheet'
  | 'SignIn'
  | 'Tabs'
  | 'Toast'
  | 'Tooltip';

/** Components begin with a capital letter; hooks and functions do not. */
type Shown = Extract<keyof typeof ui, Capitalize<string>> | Fetched;

/** Every component of `libs/ui` in every state. One that is missing here does not compile. */
export const samples = {
  Button: Buttons,
  IconButton: IconButtons,
  Chip: Chips,
  Stepper: Steppers,
  Choice: Choices,
  Field: Fields,
  Form: Forms,
  Select: Selects,
  AddressFields: Addresses,
  LanguagePicker: LanguagePickers,
  SignIn: SignIns,
  Price: Prices,
  Money: Sums,
  Weight: Weights,
  Moment: Moments,
  Countdown: Countdowns,
  StockBar: StockBars,
  Track: Tracks,
  Notice: Notices,
  Opening: Openings,
  Refused: Refusals,
  RefusalLine: RefusalLines,
  Picture: Pictures,
  Sheet: Sheets,
  Dialog: Dialogs,
  Menu: Menus,
  AccountMenu: AccountMenus,
  Tabs: TabLists,
  Toast: Toasts,
  Tooltip: Tooltips,
  StatusLine: StatusLines,
  LiveRegion: LiveRegions,
  Unseen: Unseens,
  PanelBoundary: Boundaries,
  AllWords: AllTheWords,
  LanguageProvider: Tongues,
} satisfies Record<Shown, () => ReactNode>;
