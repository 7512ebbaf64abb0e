/**
 * What a person does before the page is alive is kept and done once it is: the last button tapped, the last form sent.
 * Links work by themselves, and what was typed stays in its box.
 */
export function keepEarlyActs(page: Document = document) {
  let last: (() => void) | undefined;
  const keep = (event: Event, act: () => void) => {
    event.preventDefault();
    event.stopPropagation();
    last = act;
  };
  const tapped = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    // A button that sends its form is heard as the form's sending.
    if (button !== null && button.type !== 'submit') keep(event, () => button.click());
  };
  const sent = (event: Event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement) keep(event, () => form.requestSubmit());
  };
  page.addEventListener('click', tapped, true);
  page.addEventListener('submit', sent, true);
  return {
    /** The page is alive: from here on it hears for itself. */
    replay: () => {
      page.removeEventListener('click', tapped, true);
      page.removeEventListener('submit', sent, true);
      last?.();
    },
  };
}
