/** @jest-environment jsdom */
import { afterEach, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Form } from './form.js';

afterEach(cleanup);

it('is sent as it is, with what is missing too, and nobody is taken off the page', () => {
  const send = jest.fn();
  render(
    <Form aria-label="Địa chỉ" onSend={send}>
      <input aria-label="Tên" required />
      <button type="submit">Lưu</button>
    </Form>,
  );
  let isTakenAway: boolean | undefined;
  const look = (event: Event) => (isTakenAway = !event.defaultPrevented);
  document.addEventListener('submit', look, { once: true });
  fireEvent.click(screen.getByRole('button'));
  expect(send).toHaveBeenCalledTimes(1);
  expect(isTakenAway).toBe(false);
});
