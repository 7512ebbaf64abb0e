export { Button, IconButton } from './button.js';
export { Chip } from './chip.js';
export { classNames } from './class-names.js';
export { Field } from './field.js';
export { Form } from './form.js';
export {
  AllWords,
  LanguagePicker,
  LanguageProvider,
  useAllWords,
  useLanguage,
  useWords,
} from './language.js';
export { lazyPart } from './lazy-part.js';
export { LiveRegion, StatusLine, Unseen } from './live-region.js';
export { Notice } from './notice.js';
export { Opening } from './opening.js';
export { PanelBoundary } from './panel-boundary.js';
export { Picture } from './picture.js';
export { Countdown, Moment } from './moment.js';
export { Money, Price, Weight } from './price.js';
export { Refused, RefusalLine } from './refused.js';
export { Stepper } from './stepper.js';
export { StockBar, Track } from './stock-bar.js';
export { toast } from './toasting.js';
export { useMedia } from './use-media.js';
export { useOnline } from './use-online.js';
export { useRead, type Reading } from './use-read.js';
export { useStayAtEnd } from './use-stay-at-end.js';
export { useTypedEarly } from './use-typed-early.js';
export { useTitle } from './use-title.js';
