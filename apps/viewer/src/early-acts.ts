/** What index.html's own lines have kept until here, and what they keep it with. */
type Earliest = [type: string, target: EventTarget | null][] & { keep?: (event: Event) => void };

declare global {
  interface Window {
    early?: Earliest;
  }
}

/**
 * What a person does before the page is alive is kept and done once it is: each form that was sent, then the last
 * button tapped. Links work by themselves, and what was typed stays in its box.
 */
export function keepEarlyActs(page: Document = document, earliest: Earliest = window.early ?? []) {
  const sent = new Set<HTMLFormElement>();
  let tapped: HTMLButtonElement | undefined;
  const keep = (type: string, target: EventTarget | null) => {
    if (type === 'submit' && target instanceof HTMLFormElement) return sent.add(target);
    const button = target instanceof Element ? target.closest('button') : null;
    // A button that sends its form is heard as the form's sending.
    return button === null || button.type === 'submit' ? undefined : (tapped = button);
  };
  const hear = (event: Event) => {
    if (keep(event.type, event.target) === undefined) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const [type, target] of earliest) keep(type, target);
  for (const type of ['click', 'submit']) {
    if (earliest.keep) removeEventListener(type, earliest.keep, true);
    page.addEventListener(type, hear, true);
  }
  return {
    /** The page is alive: from here on it hears for itself. */
    replay: () => {
      for (const type of ['click', 'submit']) page.removeEventListener(type, hear, true);
      for (const form of sent) form.requestSubmit();
      tapped?.click();
      sent.clear();
      tapped = undefined;
    },
  };
}
