import { describe, expect, it } from '@jest/globals';
import { judgeLink } from './link-check.js';
import { isInsideAnApp } from './open-camera.js';

describe('the way to the market before going on air', () => {
  it.each([
    ['near and steady', [20, 25, 30, 22, 40], 'good'],
    ['far but steady', [220, 240, 230, 260, 250], 'fair'],
    ['near but shaky', [20, 30, 700, 25, 40], 'fair'],
    ['very far', [600, 700, 650, 800, 640], 'poor'],
    ['with one lost', [20, 25, undefined, 22, 40], 'poor'],
    ['with all lost', [undefined, undefined], 'none'],
  ] as const)('judges a link that is %s', (_, roundTripsMs, verdict) => {
    expect(judgeLink(roundTripsMs)).toBe(verdict);
  });

  it('knows browsers inside other apps by their names', () => {
    expect(isInsideAnApp('Mozilla/5.0 … Zalo android/12')).toBe(true);
    expect(isInsideAnApp('Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile')).toBe(false);
  });
});
