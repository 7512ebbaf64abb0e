import { see, signIn } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { actsOf } from './acts.js';

type Home = { recipient: string; phone: string; line: string };

/** The host, by taps as in the orchard: signs in, goes on air with the camera and pins the first thing. */
export async function goOnAirByHand(studio: Page, marketUrl: string): Promise<void> {
  await signIn(studio, marketUrl, '0900000101');
  await studio.getByLabel('Tên phiên').fill('Vải chín cây');
  await studio.getByRole('button', { name: 'Phát ngay bây giờ' }).click();
  await studio.getByRole('button', { name: 'Lên sóng' }).click();
  await see(studio, 'Đang phát');
  await studio.getByRole('button', { name: 'Thêm món mới' }).click();
  await studio.getByLabel('Món gì').fill('Vải thiều chín cây');
  await studio.getByLabel('Giá', { exact: true }).fill('35k');
  await studio.getByLabel('Bao nhiêu').fill('100 kg');
  await studio.getByRole('button', { name: 'Thêm vào giỏ' }).click();
  await studio.getByRole('button', { name: /^Ghim/ }).first().click();
}

/** A buyer signed in, with somewhere in Hà Nội's first commune that goods can be brought to. */
export async function signInWithHome(page: Page, marketUrl: string, home: Home): Promise<void> {
  await signIn(page, marketUrl, home.phone, home.recipient);
  const communeCode = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/places/provinces/01/communes');
    return ((await answer.json()) as { code: string }[])[0]?.code;
  });
  await actsOf(page)('/addresses', { ...home, communeCode });
}
