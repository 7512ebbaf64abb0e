import type {
  Answer,
  JoinedView,
  JoinShowBody,
  PlacedOrderView,
  PlaceOrderBody,
  PostLineBody,
  ReactBody,
  Refusal,
  SaidLine,
  SeatBody,
  ServerEvent,
  ServerEvents,
  ViewerSeat,
} from '@chophien/contracts';

/** One thing the server said. */
export type Heard = { [Event in ServerEvent]: { type: Event; fact: ServerEvents[Event] } }[ServerEvent];

/** What an ask comes back with; undefined: nobody answered in time. */
export type Answered<Value> = Promise<Answer<Value> | undefined>;

/** The live line as the live client needs it. The real one is a socket; specs script their own. */
export type Wire = {
  isOpen: () => boolean;
  join: (body: JoinShowBody) => Answered<JoinedView>;
  placeOrder: (body: PlaceOrderBody) => Answered<PlacedOrderView>;
  postLine: (body: PostLineBody) => Answered<SaidLine>;
  react: (body: ReactBody) => Answered<null>;
  seat: (body: SeatBody) => Answered<ViewerSeat | null>;
  /** Hangs up and dials again: the line is silent, or who we are has changed. */
  reopen: () => void;
  /** Dials now if it was waiting to: the device is back online. */
  wake: () => void;
  close: () => void;
};

/** `lost` hears why, where the market itself did not let the line in. */
export type WireEars = {
  opened: () => void;
  lost: (refusal?: Refusal) => void;
  heard: (heard: Heard) => void;
};
export type OpenWire = (ears: WireEars) => Wire;
