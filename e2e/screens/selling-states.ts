import type { ShowView, StudioHomeView } from '@chophien/contracts';
import { seePictureMove, signIn } from '@chophien/testing/hands';
import type { RunningMarket } from '@chophien/testing/running-market';
import type { BrowserContext, Page } from 'playwright-core';
import { openWeakWay, type WeakWay } from '../weak-way.js';
import type { Camera, Look } from './camera.js';
import { photographCaps } from './caps.js';

const host = '0900000101';
const zalo =
  'Mozilla/5.0 (Linux; Android 14; SM-A155F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 Zalo android/24100700';

/** States of the studio beside its straight way, each reached in the running program. */
export async function photographSellingStates(
  camera: Camera,
  look: Look,
  market: RunningMarket,
): Promise<void> {
  // In Vietnamese, since hosts are.
  if (look.locale !== 'vi-VN') return;
  const { url } = market.ready;
  const { context, page, shoot } = await camera.device(look);
  await page.goto(`${url}/studio/`);
  await signIn(page, url, host);
  await page.getByLabel('Tên phiên').waitFor();
  await page.getByRole('heading', { name: 'Ảnh gian hàng' }).scrollIntoViewIfNeeded();
  await shoot('studio-booth-pictures');
  await photographPlan(page, url, shoot);
  const show = await planBare(page);
  await photographNoCamera(camera, look, url, { show, signedIn: context });
  const way = await openWeakWay(market);
  await photographOnAir(camera, look, url, { show, page, way }).finally(() => way.close());
  await context.close();
}

/** Empty, filled, refused, and opened again. */
async function photographPlan(page: Page, url: string, shoot: (name: string) => Promise<void>) {
  await page.goto(`${url}/studio/plan`);
  const lots = page.getByRole('list', { name: 'Hàng của gian' });
  await lots.waitFor();
  await shoot('studio-plan-empty');
  await page.getByLabel('Tên phiên').fill('Vải chín cây sáng chủ nhật');
  await page.getByLabel('Ngày mở').fill('2030-06-12');
  await page.getByLabel('Giờ mở').fill('07:30');
  // A chosen lot leaves the list.
  for (let left = Math.min(2, await lots.getByRole('button').count()); left > 0; left -= 1)
    await lots.getByRole('button').first().click();
  for (const field of await page.getByLabel(/^Giá một/).all()) await field.fill('32k');
  for (const field of await page.getByLabel('Bao nhiêu').all()) await field.fill('300');
  await page.getByRole('heading', { name: 'Giỏ hàng' }).scrollIntoViewIfNeeded();
  await shoot('studio-plan-bag');
  await page.route('**/api/v1/shows', (route) => route.abort());
  await page.getByRole('button', { name: 'Hẹn phiên', exact: true }).click();
  await page.getByText(/Chưa nối được với chợ/).waitFor();
  await shoot('studio-plan-refused');
  await page.unroute('**/api/v1/shows');
  await page.getByRole('button', { name: 'Hẹn phiên', exact: true }).click();
  await page.getByRole('button', { name: 'Lên sóng' }).waitFor();
  await page.goto(`${url}/studio/`);
  const again = page.getByRole('link', { name: /^Sửa lịch và giỏ: Vải chín cây sáng chủ nhật/ }).first();
  await again.scrollIntoViewIfNeeded();
  await shoot('studio-home-planned');
  await again.click();
  await page.getByText('Đã vào giỏ').first().waitFor();
  await shoot('studio-plan-again');
}

/** A planned show with one thing in its bag that nothing is known of but its price. */
async function planBare(page: Page): Promise<ShowView> {
  const send = (path: string, body: object) =>
    page.evaluate(
      async ([at, json]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`/api/v1${at}`, { method: 'POST', headers, body: json });
        if (!answer.ok) throw new Error(`${at}: ${answer.status}`);
        return (await answer.json()) as ShowView;
      },
      [path, JSON.stringify(body)] as const,
    );
  const boothId = await page.evaluate(
    async () => ((await (await fetch('/api/v1/studio')).json()) as StudioHomeView).booths[0]?.id,
  );
  const title = 'Vải hái sớm, bán trong buổi sáng';
  const show = await send('/shows', { boothId, title, startsAtMs: Date.now() });
  for (const name of ['Vải thiều chín cây', 'Nhãn lồng đầu mùa'])
    await send(`/shows/${show.id}/offers/quick`, { name, unit: 'g', priceDong: 35_000, cap: 300_000 });
  return show;
}

type Told = { show: ShowView; signedIn: BrowserContext };

/** A phone that does not let the page film, and a browser inside another app, which cannot. */
async function photographNoCamera(camera: Camera, look: Look, url: string, { show, signedIn }: Told) {
  const cookies = await signedIn.cookies();
  const path = `${url}/studio/shows/${show.id}`;
  const { context, page, shoot } = await camera.device(look, { permissions: [] });
  await context.addCookies(cookies);
  await context.addInitScript({
    content: `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));`,
  });
  await page.goto(path);
  await page.getByText('Máy chưa cho dùng máy quay hoặc micrô.').waitFor();
  await page.getByText('Giấy tờ còn thiếu').waitFor();
  await shoot('studio-camera-denied');
  await context.close();
  const inside = await camera.device(look, { permissions: [], userAgent: zalo });
  await inside.context.addCookies(cookies);
  await inside.context.addInitScript({
    content: `Object.defineProperty(Navigator.prototype, 'mediaDevices', { get: () => undefined });`,
  });
  await inside.page.goto(path);
  await inside.page.getByRole('button', { name: 'Chép đường dẫn' }).waitFor();
  await inside.shoot('studio-in-app');
  await inside.context.close();
}

/** Papers missing, a link that fell, and a second device that takes over. */
async function photographOnAir(
  camera: Camera,
  look: Look,
  url: string,
  { show, page, way }: { show: ShowView; page: Page; way: WeakWay },
) {
  const first = await camera.device(look);
  await way.lead(first.context);
  await first.context.addCookies(await page.context().cookies());
  await first.page.goto(`${url}/studio/shows/${show.id}`);
  await first.page.getByRole('button', { name: 'Lên sóng' }).waitFor();
  await first.page.getByText('Giấy tờ còn thiếu').scrollIntoViewIfNeeded();
  await first.shoot('studio-preflight-papers');
  await first.page.getByRole('button', { name: 'Lên sóng' }).click();
  await first.page.getByText('Đang phát').first().waitFor();
  await first.page.getByRole('button', { name: /^Ghim/ }).first().click();
  await first.page.getByRole('button', { name: /^Giảm/ }).first().waitFor();
  await first.page.getByText('Đường truyền tốt').waitFor();
  await first.shoot('studio-on-air-pinned');
  await photographCaps(first.page, { show, look, shoot: first.shoot });
  // Where nobody watches, little is sent, and a narrow way is wide enough.
  const guest = await camera.device(look);
  await guest.page.goto(`${url}/s/${show.slug}`);
  await seePictureMove(guest.page);
  way.carry({ kbps: 260, lossShare: 0 });
  await first.page.getByText(/máy tự gửi hình nhỏ lại/).waitFor({ timeout: 40_000 });
  await first.shoot('studio-weak-link');
  way.carry();
  await page.goto(`${url}/studio/shows/${show.id}`);
  await first.page.getByRole('button', { name: 'Phát lại từ máy này' }).waitFor({ timeout: 30_000 });
  await first.shoot('studio-taken');
  await first.context.close();
  await guest.context.close();
  await page.getByRole('button', { name: 'Kết thúc phiên' }).click();
  await page.getByRole('button', { name: 'Kết thúc', exact: true }).click();
  await page.getByText(/Phiên đã tan/).waitFor();
}
