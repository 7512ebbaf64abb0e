import { describe, expect, it } from '@jest/globals';
import { Canvas } from './canvas.mjs';
import { createFrames, height, priceWords, width } from './frames.mjs';
import { decodeTime, drawTime, encodeTime, readTime } from './time-marks.mjs';

describe('the time in a frame', () => {
  it('is written most significant bit first', () => {
    expect(encodeTime(1).lastIndexOf(true)).toBe(47);
    expect(encodeTime(2 ** 47)[0]).toBe(true);
    expect(encodeTime(5).slice(45)).toEqual([true, false, true]);
  });

  it.each([0, 1, 1_781_917_200_123, 2 ** 48 - 1])('reads back %d', (atMs) => {
    expect(decodeTime(encodeTime(atMs))).toBe(atMs);
  });

  it.each([
    [720, 1_280],
    [360, 640],
    [180, 320],
  ])('is read from a picture of %d × %d', (wide, high) => {
    const canvas = new Canvas(wide, high);
    drawTime(canvas, 1_781_917_200_123);
    expect(readTime(wide, high, (x, y) => canvas.light[y * wide + x])).toBe(1_781_917_200_123);
  });

  it('is in every frame of the demo seller, whatever else the frame shows', () => {
    const data = createFrames().draw({ atMs: 1_781_917_200_456, price: '32.000 đ/kg' });
    expect(data).toHaveLength((width * height * 3) / 2);
    expect(readTime(width, height, (x, y) => data[y * width + x])).toBe(1_781_917_200_456);
  });
});

describe('the price on the board', () => {
  it('has dots between thousands and names the unit', () => {
    expect(priceWords({ priceDong: 32_000, unit: 'g' })).toBe('32.000 đ/kg');
    expect(priceWords({ priceDong: 1_250_000, unit: 'piece' })).toBe('1.250.000 đ/cái');
  });
});
