import type { Page } from 'playwright-core';
import type { Camera, Look } from './camera.js';
import { signedIn } from './states.js';

type Shoot = (name: string) => Promise<void>;

/** What comes and goes over a page: an open menu, a short word, the name of an icon. */
export async function photographOverlays(camera: Camera, look: Look, url: string): Promise<void> {
  if (look.locale !== 'vi-VN') return;
  const buyer = await signedIn(camera, look, url);
  const { context, page, shoot } = await camera.device(look, { storageState: buyer });
  await page.goto(`${url}/orders`);
  await photographMenu(page, shoot);
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await photographToast(page, 'Bạn đã đăng xuất.', () => shoot('toast'));
  await page.goto(url);
  await page.locator('a[href^="/s/"]').first().click();
  await photographTip(page, 'Cách xem', shoot);
  await context.close();
  const storageState = await signedIn(camera, look, url, '0900000101');
  const host = await camera.device(look, { storageState, permissions: ['clipboard-write'] });
  await host.page.goto(`${url}/studio/`);
  await host.page
    .getByRole('button', { name: /^Chép đường dẫn cho khách/ })
    .first()
    .click();
  await photographToast(host.page, /^Đã chép/, () => host.shoot('studio-toast'));
  await host.context.close();
}

async function photographMenu(page: Page, shoot: Shoot): Promise<void> {
  await page.getByRole('button', { name: 'Tài khoản' }).click();
  await page.getByRole('menu').waitFor();
  await shoot('account-menu');
}

/** It goes by itself, but not from under a mouse. */
async function photographToast(page: Page, name: string | RegExp, shoot: () => Promise<void>): Promise<void> {
  await page.getByRole('group', { name }).hover();
  await shoot();
}

/** Come to by keys: fingers never see it, and a mouse would have to wait. */
async function photographTip(page: Page, name: string, shoot: Shoot): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.waitFor();
  await page.keyboard.press('Tab');
  await button.focus();
  await page.locator('[data-tip-words]').getByText(name).waitFor();
  await shoot('tooltip');
}
