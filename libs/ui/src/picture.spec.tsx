/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { Picture } from './picture.js';

afterEach(cleanup);

describe('a picture', () => {
  it('offers the newest kind first, each in every width, and a jpg to those who read neither', () => {
    const { container } = render(
      <Picture base="/pictures/basket" sizes="64px" alt="Giỏ vải" className="thumb" />,
    );
    const sources = [...container.querySelectorAll('source')];
    expect(sources.map((source) => [source.type, source.sizes])).toEqual([
      ['image/avif', '64px'],
      ['image/webp', '64px'],
    ]);
    expect(sources[0]?.srcset).toBe(
      '/pictures/basket-160.avif 160w, /pictures/basket-320.avif 320w, /pictures/basket-640.avif 640w, /pictures/basket-1080.avif 1080w',
    );
    const img = screen.getByRole('img', { name: 'Giỏ vải' });
    expect([img.getAttribute('src'), img.className]).toEqual(['/pictures/basket-640.jpg', 'thumb']);
  });

  it('says nothing of itself where words beside it do', () => {
    render(<Picture base="/pictures/basket" sizes="64px" loading="lazy" />);
    expect(screen.getByRole('presentation').getAttribute('loading')).toBe('lazy');
  });
});
