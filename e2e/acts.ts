import type { Page } from 'playwright-core';

/** A host's act: a POST to the API with its body. */
export type Act = <Answer>(path: string, body?: object) => Promise<Answer>;

/** The host's acts, sent from the studio's own page and with its session. */
export function actsOf(studio: Page): Act {
  return <Answer>(path: string, body: object = {}) =>
    studio.evaluate(
      async ([at, json]) => {
        const answer = await fetch(`/api/v1${at}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: json,
        });
        if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as Answer;
      },
      [path, JSON.stringify(body)] as const,
    );
}
