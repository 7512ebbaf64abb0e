import { see, seePictureMove, signIn } from '@chophien/testing/hands';
import type { Camera, Look } from './camera.js';

/** The studio's screens in one look; in Vietnamese, since hosts are. */
export async function photographSelling(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const { context, page, shoot } = await camera.device(look);
  await page.goto(`${url}/studio/`);
  await page.getByRole('button', { name: 'Nhận mã' }).waitFor();
  await shoot('studio-sign-in');
  await signIn(page, url, '0900000101');
  await page.getByLabel('Tên phiên').waitFor();
  await shoot('studio-home');
  await page.getByRole('link', { name: 'Hẹn phiên mới' }).click();
  await page.getByLabel('Ngày mở').waitFor();
  await page.getByRole('list', { name: 'Hàng của gian' }).getByRole('button').first().click();
  await shoot('studio-plan');
  await page.goto(`${url}/studio/`);
  await page.getByLabel('Tên phiên').fill('Vải chín cây, hái từ bốn giờ sáng');
  await page.getByRole('button', { name: 'Phát ngay bây giờ' }).click();
  await page.getByRole('button', { name: 'Lên sóng' }).waitFor();
  await shoot('studio-preflight');
  await page.getByRole('button', { name: 'Lên sóng' }).click();
  await seePictureMove(page);
  await page.getByRole('button', { name: 'Thêm món mới' }).click();
  await page.getByLabel('Món gì').fill('Vải thiều chín cây');
  await page.getByLabel('Giá', { exact: true }).fill('35k');
  await page.getByLabel('Bao nhiêu').fill('3 tạ');
  await shoot('studio-new-offer');
  await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
  await page.getByRole('button', { name: /^Ghim/ }).first().click();
  await page.getByRole('button', { name: /^Giảm/ }).first().waitFor();
  await shoot('studio-on-air');
  await page.getByRole('button', { name: 'Tạm nghỉ' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).waitFor();
  await shoot('studio-on-hold');
  await page.getByRole('button', { name: 'Kết thúc phiên' }).click();
  await shoot('studio-ending');
  await page.getByRole('button', { name: 'Kết thúc', exact: true }).click();
  await see(page, /Phiên đã tan/);
  await shoot('studio-ended');
  await context.close();
}
