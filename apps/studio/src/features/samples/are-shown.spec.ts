import { describe, expect, it } from '@jest/globals';
import { areSamplesShown } from './are-shown.js';

const answering = (status: number) => () => Promise.resolve(new Response(null, { status }));

describe('the page of samples', () => {
  it('is there where the server has a demo inbox, and nowhere else', async () => {
    expect(await areSamplesShown(answering(200))).toBe(true);
    expect(await areSamplesShown(answering(404))).toBe(false);
    expect(await areSamplesShown(() => Promise.reject(new TypeError('cut')))).toBe(false);
  });
});
