import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

/** Where an order goes, chosen and written while the show runs: the book, what a form misses, a place by its old name. */
export async function photographAddresses(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const storageState = await signedIn(camera, look, url);
  const { context, page, shoot } = await camera.device(look, { storageState });
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  const sheet = page.getByRole('dialog');
  await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua', exact: true }).click();
  await sheet.getByRole('button', { name: 'Đổi', exact: true }).click();
  const add = sheet.getByRole('button', { name: 'Thêm địa chỉ mới' });
  await add.scrollIntoViewIfNeeded();
  await shoot('address-book');
  await add.click();
  const save = sheet.getByRole('button', { name: 'Lưu địa chỉ' });
  await save.click();
  await sheet.getByText('Bạn chọn xã, phường nhé.').waitFor();
  await save.scrollIntoViewIfNeeded();
  await shoot('address-form');
  await sheet.getByRole('searchbox', { name: 'Chọn tỉnh, thành phố' }).fill('bac giang');
  await sheet.getByRole('button', { name: /^Tỉnh Bắc Ninh/ }).waitFor();
  await shoot('address-province');
  await sheet.getByRole('button', { name: /^Tỉnh Bắc Ninh/ }).click();
  await sheet.getByRole('searchbox', { name: 'Chọn xã, phường' }).fill('huong gian');
  await sheet.getByRole('button', { name: /Hương Gián/ }).waitFor();
  await shoot('address-commune');
  await context.close();
}
