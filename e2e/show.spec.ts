import { fileURLToPath } from 'node:url';
import { describe, expect } from '@jest/globals';
import { until } from '@chophien/testing';
import { journey } from './journey.js';
import { Stage } from './stage.js';
import type { Page } from 'playwright-core';
import { openWindow, see, seePictureMove, signIn, type Window } from '@chophien/testing/hands';

const photo = fileURLToPath(new URL('../apps/api/assets/pictures/basket-1080.jpg', import.meta.url));

const stage = new Stage(['--no-demo']);
let seller: Window;
let viewer: Window;

const title = 'Vải chín cây, hái từ bốn giờ sáng';
const hostPhone = '0900000101';
const step = journey(() => [seller?.page, viewer?.page].filter((page) => page !== undefined));
const stockLine = (page: Page) => page.getByText(/còn .*kg/).first();

/** One show from the first click to the last, as two people live it; each step stands on the one before. */
describe('the first show', () => {
  step('is planned and put on air by the seller, with camera and microphone', async () => {
    seller = await openWindow(stage.browser, `${stage.market.ready.url}/studio/`);
    const { page } = seller;
    await signIn(page, stage.market.ready.url, hostPhone);
    await page.getByLabel('Tên phiên').fill(title);
    await page.getByLabel('Gian hàng').selectOption({ label: 'Vườn vải đồi Nham – Yên Dũng' });
    await page.getByRole('button', { name: 'Phát ngay bây giờ' }).click();
    await page.getByRole('button', { name: 'Lên sóng' }).click();
    await see(page, 'Đang phát');
    await seePictureMove(page);
  });

  step('is found on the market and watched: the picture moves without a tap', async () => {
    viewer = await openWindow(stage.browser, stage.market.ready.url);
    await viewer.page.getByRole('link', { name: new RegExp(title) }).click();
    await seePictureMove(viewer.page);
    await see(seller.page, /1 người xem/);
  });

  step('sells what the seller adds in three fields and pins, at the price that both see', async () => {
    const { page } = seller;
    await page.getByRole('button', { name: 'Thêm món mới' }).click();
    await page.getByLabel('Món gì').fill('Vải thiều chín cây');
    await page.getByLabel('Giá', { exact: true }).fill('35k');
    await page.getByLabel('Bao nhiêu').fill('100 kg');
    await page.getByLabel('Ảnh món').setInputFiles(photo);
    await see(page, 'Chạm để đổi ảnh');
    await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
    await page.getByRole('button', { name: /^Ghim/ }).first().click();
    await see(viewer.page, '35.000 đ/kg');
    // The photo is drawn in a size and kind made for this screen.
    const drawn = () =>
      viewer.page
        .getByTestId('pinned-offer')
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth > 0 && image.currentSrc);
    expect(await until(drawn, { what: 'the photo' })).toMatch(/\/pictures\/u\/.*-\d+\.avif$/);
    await page.getByRole('button', { name: /^Giảm/ }).first().click();
    await until(async () => !(await viewer.page.getByText('35.000 đ/kg').first().isVisible()), {
      what: 'a lower price on the viewer',
    });
  });

  step('lets the viewer sign in without leaving, and both talk', async () => {
    const { page } = viewer;
    await page.getByRole('textbox', { name: 'Nhắn vào chợ…' }).fill('Vải hôm nay ngọt không cô?');
    await page.keyboard.press('Enter');
    await signIn(page, stage.market.ready.url, '0900000777', 'Chị Hoa');
    await until(async () => (await page.getByRole('dialog').count()) === 0, {
      what: 'the sign-in sheet to close',
    });
    const box = page.getByRole('textbox', { name: 'Nhắn vào chợ…' });
    if ((await box.inputValue()) !== '') await box.press('Enter');
    await see(seller.page, 'Vải hôm nay ngọt không cô?');
    await seller.page.getByRole('button', { name: 'Trả lời khách…' }).click();
    await seller.page.getByRole('textbox', { name: 'Trả lời khách…' }).fill('Ngọt lắm, hái từ bốn giờ sáng.');
    await seller.page.keyboard.press('Enter');
    await seller.page.getByRole('button', { name: 'Đóng' }).click();
    await see(page, 'Ngọt lắm, hái từ bốn giờ sáng.');
  });

  step('takes an order of two kilograms, and the stock left moves on both', async () => {
    const { page } = viewer;
    await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '2 kg', exact: true }).click();
    await sheet
      .getByLabel(/Tìm nhanh|Chọn tỉnh/)
      .first()
      .fill('ha noi');
    await sheet
      .getByRole('button', { name: /Hà Nội/ })
      .first()
      .click();
    await sheet
      .getByLabel(/Tìm nhanh|Chọn xã/)
      .first()
      .fill('bat trang');
    await sheet
      .getByRole('button', { name: /Bát Tràng/ })
      .first()
      .click();
    await sheet.getByLabel('Số nhà, đường, thôn xóm').fill('Số 5 ngõ 12');
    await sheet.getByRole('button', { name: 'Lưu địa chỉ' }).click();
    await sheet.getByRole('button', { name: 'Đặt mua' }).click();
    await see(page, 'Đã chốt đơn');
    await sheet.getByRole('button', { name: 'Xem tiếp' }).click();
    await see(page, 'còn 98 kg');
    await see(seller.page, /Chị Hoa lấy 2\skg/);
    await see(seller.page, /còn 98\skg/);
  });

  step('is the same show after a reload', async () => {
    await viewer.page.reload();
    await see(viewer.page, 'còn 98 kg');
    await see(viewer.page, 'Ngọt lắm, hái từ bốn giờ sáng.');
    await seePictureMove(viewer.page);
  });

  step('says so when it rests, keeps selling, and goes on', async () => {
    await seller.page.getByRole('button', { name: 'Tạm nghỉ' }).click();
    await see(viewer.page, 'Nhà vườn nghỉ tay một chút', 1_500);
    expect(
      await viewer.page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua' }).isVisible(),
    ).toBe(true);
    await seller.page.getByRole('button', { name: 'Tiếp tục' }).click();
    await seePictureMove(viewer.page);
  });

  step(
    'survives the seller’s page: closed, said to the viewer, resumed where it was',
    async () => {
      const url = seller.page.url();
      await seller.page.close();
      await see(viewer.page, 'Nhà vườn đang rớt mạng', 25_000);
      seller.page = await seller.context.newPage();
      await seller.page.goto(url);
      await see(seller.page, 'Đang phát', 20_000);
      await seePictureMove(viewer.page);
      await see(seller.page, /Chị Hoa lấy 2\skg/);
    },
    90_000,
  );

  step('ends once it is said twice, and both see it', async () => {
    await seller.page.getByRole('button', { name: 'Kết thúc phiên' }).click();
    await seller.page.getByRole('button', { name: 'Kết thúc', exact: true }).click();
    await see(viewer.page, 'Phiên chợ đã tan');
    await see(seller.page, /Phiên đã tan/);
    expect(await stockLine(viewer.page).count()).toBe(0);
    expect([...viewer.errors, ...seller.errors]).toEqual([]);
  });
});
