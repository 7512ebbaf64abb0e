import type { Result } from '@chophien/domain';
import type { Refusal } from '@chophien/i18n';
import { useEffect, useReducer } from 'react';
import { stepSigning } from './signing.js';

export type SignInDoors = {
  startSignIn: (phone: string) => Promise<Result<unknown, Refusal>>;
  /** `named` is false for a newcomer who is still called what the market calls newcomers. */
  signIn: (body: { phone: string; code: string }) => Promise<Result<{ named?: boolean }, Refusal>>;
  /** Called when this is left, named or not. */
  settle: () => void;
  saveName: (name: string) => Promise<Result<unknown, Refusal>>;
};

/** The steps of coming in, each an ask to the market; what cannot be done now is undefined. */
export function useSignIn(doors: SignInDoors, onDone: () => void) {
  const [signing, tell] = useReducer(stepSigning, { at: 'phone', busy: false });

  const { settle } = doors;
  useEffect(() => settle, [settle]);

  const askCode = async (phone: string) => {
    tell({ type: 'sent' });
    const answer = await doors.startSignIn(phone);
    tell(answer.ok ? { type: 'code.sent', phone } : { type: 'refused', refusal: answer.refusal });
  };
  const enter = async (phone: string, code: string) => {
    tell({ type: 'sent' });
    const answer = await doors.signIn({ phone, code });
    if (!answer.ok) return tell({ type: 'refused', refusal: answer.refusal });
    const named = answer.value.named !== false;
    tell({ type: 'code.accepted', named });
    if (named) onDone();
  };
  const saveName = async (name: string) => {
    tell({ type: 'sent' });
    const answer = await doors.saveName(name);
    if (!answer.ok) return tell({ type: 'refused', refusal: answer.refusal });
    tell({ type: 'name.saved' });
    onDone();
  };
  return { signing, askCode, enter, saveName, changePhone: () => tell({ type: 'phone.changed' }) };
}
