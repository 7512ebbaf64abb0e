/** What index.html's own lines have kept until here, and what they keep it with. */
type Earliest = [type: string, target: EventTarget | null][] & { keep?: (event: Event) => void };

declare global {
  interface Window {
    early?: Earliest;
  }
}

/**
 * What a person does before the page is alive is kept and done once it is: the last button tapped, the last form sent.
 * Links work by themselves, and what was typed stays in its box.
 */
export function keepEarlyActs(page: Document = document, earliest: Earliest = window.early ?? []) {
  let last: (() => void) | undefined;
  const hear = (event: Event) => {
    const act = actOf(event.type, event.target);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    last = act;
  };
  for (const [type, target] of earliest) last = actOf(type, target) ?? last;
  for (const type of ['click', 'submit']) {
    if (earliest.keep) removeEventListener(type, earliest.keep, true);
    page.addEventListener(type, hear, true);
  }
  return {
    /** The page is alive: from here on it hears for itself. */
    replay: () => {
      for (const type of ['click', 'submit']) page.removeEventListener(type, hear, true);
      const act = last;
      last = undefined;
      act?.();
    },
  };
}

function actOf(type: string, target: EventTarget | null): (() => void) | undefined {
  if (type === 'submit') return target instanceof HTMLFormElement ? () => target.requestSubmit() : undefined;
  const button = target instanceof Element ? target.closest('button') : null;
  // A button that sends its form is heard as the form's sending.
  return button === null || button.type === 'submit' ? undefined : () => button.click();
}
