import type { ShowView, StudioShowView } from '@chophien/contracts';
import type { Page } from 'playwright-core';
import { actsOf } from '../acts.js';
import type { Look } from './camera.js';

type Told = { show: ShowView; look: Look; shoot: (name: string) => Promise<void> };

/** How much is for sale, changed on air: with a reason, by two people at once, and by more than one may decide alone. */
export async function photographCaps(page: Page, { show, look, shoot }: Told): Promise<void> {
  const offer = await page.evaluate(
    async (id) => ((await (await fetch(`/api/v1/shows/${id}/studio`)).json()) as StudioShowView).offers[0],
    show.id,
  );
  if (!offer) throw new Error('nothing in the bag');
  if (look.size < 1024) await page.getByRole('button', { name: /^Giỏ, / }).click();
  const edit = page.getByRole('button', { name: `Sửa ${offer.name}` });
  await edit.click();
  const cap = page.getByLabel('Bán tất cả');
  await cap.fill('450 kg');
  await page.getByRole('button', { name: 'Hái thêm được' }).click();
  await page.getByRole('button', { name: 'Lưu' }).scrollIntoViewIfNeeded();
  await shoot('studio-cap-why');
  const change = { what: 'cap', to: offer.cap - 50_000 };
  await actsOf(page)(`/offers/${offer.id}/caps`, { change, from: offer.cap, why: 'Trời mưa' });
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText(/^Người khác vừa đặt/).scrollIntoViewIfNeeded();
  await shoot('studio-cap-conflict');
  await page.getByRole('button', { name: /^Giữ/ }).click();
  await edit.click();
  await cap.fill('2 tấn');
  await page.getByRole('button', { name: 'Hái thêm được' }).click();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText(/phải có người thứ hai đồng ý/).scrollIntoViewIfNeeded();
  await shoot('studio-cap-waits');
  await page.getByRole('button', { name: 'Rút lại' }).click();
  await page.getByText(/phải có người thứ hai đồng ý/).waitFor({ state: 'detached' });
  if (look.size < 1024) await page.keyboard.press('Escape');
}
