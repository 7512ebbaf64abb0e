/** What a moment of the show looked like from outside. */
export type Second = { atS: number; grams: number; priceDong: number; lagMs: number };

const [width, height, left, gap] = [960, 150, 70, 34];

/** Three curves over the same minute, as an SVG: what was sold, the price, how late the market answered. */
export function drawMinute(seconds: readonly Second[], capGrams: number): string {
  const endS = seconds.at(-1)?.atS ?? 1;
  const curves = [
    { name: 'kg sold', most: capGrams / 1_000, of: ({ grams }: Second) => grams / 1_000, colour: '#155a30' },
    {
      name: 'đ a kg',
      most: Math.max(...seconds.map(({ priceDong }) => priceDong)) * 1.1,
      of: ({ priceDong }: Second) => priceDong,
      colour: '#b3261e',
    },
    {
      name: 'ms until an answer',
      most: Math.max(...seconds.map(({ lagMs }) => lagMs)),
      of: ({ lagMs }: Second) => lagMs,
      colour: '#1a4f8b',
    },
  ];
  const parts = curves.map(({ name, most, of, colour }, nth) => {
    const top = 20 + nth * (height + gap);
    const points = seconds.map((second) => {
      const x = left + (second.atS / endS) * (width - left - 20);
      const y = top + height - (of(second) / most) * height;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    return `<text x="${left}" y="${top - 6}" fill="${colour}">${name}</text>
  <text x="${left - 8}" y="${top + 10}" text-anchor="end">${Math.round(most).toLocaleString('en')}</text>
  <text x="${left - 8}" y="${top + height}" text-anchor="end">0</text>
  <path d="M${left} ${top + height}H${width - 20}" stroke="#999"/>
  <polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
  });
  const bottom = 20 + curves.length * (height + gap);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom}" font-family="sans-serif" font-size="13">
  <rect width="100%" height="100%" fill="#fffdf8"/>
  ${parts.join('\n  ')}
  <text x="${width - 20}" y="${bottom - 14}" text-anchor="end">${endS.toFixed(0)} s</text>
</svg>
`;
}
