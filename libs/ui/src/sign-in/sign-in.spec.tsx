/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { accept, refuse } from '@chophien/domain';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { InVietnamese } from '../in-vietnamese.js';
import { SignIn } from './sign-in.js';
import type { SignInDoors } from './use-sign-in.js';

const doorsOf = (over: Partial<SignInDoors> = {}): SignInDoors => ({
  startSignIn: () => Promise.resolve(accept({})),
  signIn: () => Promise.resolve(accept({ named: true })),
  saveName: () => Promise.resolve(accept({})),
  settle: () => undefined,
  ...over,
});

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

async function upToTheCode() {
  type('Số điện thoại', '0912 345 678');
  press('Nhận mã');
  await screen.findByLabelText('Mã 6 số');
}

afterEach(cleanup);

describe('coming in', () => {
  it('says what is wrong with a number before anything is sent', () => {
    const startSignIn = jest.fn(doorsOf().startSignIn);
    render(<SignIn doors={doorsOf({ startSignIn })} onDone={() => undefined} />, { wrapper: InVietnamese });
    type('Số điện thoại', '12345');
    press('Nhận mã');
    expect(screen.getByLabelText('Số điện thoại').getAttribute('aria-invalid')).toBe('true');
    expect(startSignIn).not.toHaveBeenCalled();
  });

  it('takes a phone and a code, and puts the cursor where the next answer goes', async () => {
    const onDone = jest.fn();
    render(<SignIn doors={doorsOf()} onDone={onDone} />, { wrapper: InVietnamese });
    await upToTheCode();
    expect(document.activeElement).toBe(screen.getByLabelText('Mã 6 số'));
    type('Mã 6 số', '123456');
    press('Vào chợ');
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  });

  it('asks a newcomer for a name', async () => {
    const onDone = jest.fn();
    const saveName = jest.fn(doorsOf().saveName);
    const signIn: SignInDoors['signIn'] = () => Promise.resolve(accept({ named: false }));
    render(<SignIn doors={doorsOf({ signIn, saveName })} onDone={onDone} />, { wrapper: InVietnamese });
    await upToTheCode();
    type('Mã 6 số', '123456');
    press('Vào chợ');
    fireEvent.change(await screen.findByLabelText('Bạn tên gì?'), { target: { value: ' Thanh Hương ' } });
    press('Xong');
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(saveName).toHaveBeenCalledWith('Thanh Hương');
  });

  it('says how many tries are left after a wrong code, and keeps what was typed', async () => {
    const signIn: SignInDoors['signIn'] = () => Promise.resolve(refuse({ code: 'code_wrong', triesLeft: 2 }));
    render(<SignIn doors={doorsOf({ signIn })} onDone={() => undefined} />, { wrapper: InVietnamese });
    await upToTheCode();
    type('Mã 6 số', '111111');
    press('Vào chợ');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('2 lần'));
    expect(screen.getByDisplayValue('111111')).toBeTruthy();
  });
});
