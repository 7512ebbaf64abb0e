/** The show as the seller sees it: the snapshot and the frames after it, folded. */

/** An empty view; `fold` takes a snapshot or frame and answers the chat lines that are new. */
export function createView() {
  const offers = new Map();
  const view = {
    show: undefined,
    offers: () => [...offers.values()].sort((a, b) => a.position - b.position),
  };

  const takeOffer = (offer) => {
    const known = offers.get(offer.id);
    if (!known || known.version <= offer.version) offers.set(offer.id, offer);
  };
  const takeShow = (show) => {
    if (!view.show || view.show.id !== show.id || view.show.version <= show.version) view.show = show;
  };

  view.takeSnapshot = (snapshot) => {
    takeShow(snapshot.show);
    snapshot.offers.forEach(takeOffer);
  };
  view.takeFrame = (frame) => {
    for (const fact of frame.latest) {
      if (fact.kind === 'show.changed') takeShow(fact.show);
      if (fact.kind === 'offer.changed') takeOffer(fact.offer);
    }
    return frame.every.filter((fact) => fact.kind === 'chat.posted').map((fact) => fact.line);
  };
  view.pinned = () => (view.show?.pinnedOfferId ? offers.get(view.show.pinnedOfferId) : undefined);
  return view;
}
