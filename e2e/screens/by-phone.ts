import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import { signIn } from '@chophien/testing/hands';
import type { Page } from 'playwright-core';
import { actsOf, type Act } from '../acts.js';
import { say } from '../say.js';
import type { Camera, Look } from './camera.js';

/** The few names that are looked for and clicked in the studio, in each language. */
const words = {
  'vi-VN': {
    ...{ waiting: /^2 đơn chờ khách chốt/, write: /^Ghi giúp Bà Tư/, send: 'Chốt giúp khách' },
    ...{ missing: 'Bạn ghi tên người nhận nhé.', over: /^Hết giờ giữ/, anew: /^Ghi tiếp cho đơn mới/ },
    ...{ recipient: 'Người nhận', phone: 'Số điện thoại', line: 'Số nhà, đường, thôn xóm' },
    ...{ province: 'Chọn tỉnh, thành phố', commune: 'Chọn xã, phường', done: 'Đã chốt giúp khách' },
  },
  'en-GB': {
    ...{
      waiting: /^2 orders wait for a yes/,
      write: /^Write it down for Bà Tư/,
      send: 'Confirm for the buyer',
    },
    ...{
      missing: 'Please write the recipient’s name.',
      over: /^The time is over/,
      anew: /^Go on with the new order/,
    },
    ...{ recipient: 'Recipient', phone: 'Phone number', line: 'House, street, hamlet' },
    ...{ province: 'Choose the province', commune: 'Choose the commune', done: 'Confirmed for the buyer' },
  },
  'fr-FR': {
    ...{
      waiting: /^2 commandes attendent un oui/,
      write: /^Noter pour Bà Tư/,
      send: 'Confirmer pour le client',
    },
    ...{
      missing: 'Écrivez le nom du destinataire.',
      over: /^Le délai est passé/,
      anew: /^Continuer avec la nouvelle commande/,
    },
    ...{ recipient: 'Destinataire', phone: 'Téléphone', line: 'Maison, rue, hameau' },
    ...{ province: 'Choisir la province', commune: 'Choisir la commune', done: 'Confirmée pour le client' },
  },
} as const satisfies Record<Look['locale'], object>;

/** A yes by phone in the studio: who waits, what is read out and missing, a time that ran out, and the order. */
export async function photographByPhone(camera: Camera, look: Look, url: string): Promise<void> {
  const its = words[look.locale];
  const inVietnamese = { ...look, locale: 'vi-VN' } as const;
  const { context: hosts, page: desk } = await camera.device(inVietnamese);
  await desk.goto(`${url}/studio/`);
  await signIn(desk, url, '0900000101');
  await desk.getByLabel('Tên phiên').waitFor();
  const act = actsOf(desk);
  const { show, offer } = await onAir(desk, act);
  const kept = await hosts.storageState();
  const tu = await buyer(camera, inVietnamese, url, { phone: '0912000401', name: 'Bà Tư' });
  const binh = await buyer(camera, inVietnamese, url, { phone: '0912000402', name: 'Nguyễn Thị Thanh Bình' });
  const { context, page, shoot } = await camera.device(look, { storageState: kept });
  await page.goto(`${url}/studio/shows/${show.id}`);
  const sheet = page.getByRole('dialog');

  await want(tu.page, `${url}/s/${show.slug}`, `chốt ${offer.code} 2kg`);
  await want(binh.page, `${url}/s/${show.slug}`, `chốt ${offer.code} 5kg`);
  const line = page.getByRole('button', { name: its.waiting });
  await line.waitFor();
  await shoot('studio-drafts-line');
  await line.click();
  await sheet.getByRole('button', { name: its.write }).waitFor();
  await shoot('studio-drafts');
  await sheet.getByRole('button', { name: its.write }).click();
  await act(`/offers/${offer.id}/price`, { priceDong: 30_000 });
  await sheet
    .getByText(/30[.,\s]000/)
    .first()
    .waitFor();
  await sheet.getByRole('searchbox', { name: its.province }).waitFor();
  await shoot('studio-draft-form');
  await sheet.getByRole('button', { name: its.send }).click();
  await sheet.getByText(its.missing).waitFor();
  await shoot('studio-draft-missing');
  await write(page, its);
  await sheet.getByRole('alert').filter({ hasText: its.over }).waitFor({ timeout: 60_000 });
  await sheet.getByRole('alert').filter({ hasText: its.over }).scrollIntoViewIfNeeded();
  await shoot('studio-draft-over');
  await want(tu.page, `${url}/s/${show.slug}`, `chốt ${offer.code} 2kg`);
  await sheet.getByRole('button', { name: its.anew }).click();
  await sheet.getByRole('button', { name: its.send }).scrollIntoViewIfNeeded();
  await shoot('studio-draft-anew');
  await sheet.getByRole('button', { name: its.send }).click();
  await sheet.getByText(its.done).waitFor();
  await shoot('studio-draft-said');
  await act(`/shows/${show.id}/end`);
  for (const each of [context, tu.context, binh.context, hosts]) await each.close();
}

async function write(page: Page, its: (typeof words)[Look['locale']]): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(its.recipient).fill('Bà Tư');
  await sheet.getByLabel(its.phone).fill('0912 000 401');
  await sheet.getByRole('searchbox', { name: its.province }).fill('bac ninh');
  await page.keyboard.press('Enter');
  await sheet.getByRole('searchbox', { name: its.commune }).fill('nham bien');
  await page.keyboard.press('Enter');
  await sheet.getByLabel(its.line).fill('Thôn Đông, cạnh nhà văn hoá');
}

/** A show on air with one thing by weight, pinned. */
async function onAir(studio: Page, act: Act): Promise<{ show: ShowView; offer: OfferView }> {
  const home = await studio.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = { boothId: home.booths[0]?.id, title: 'Vải sớm cho cả xóm', startsAtMs: Date.now() };
  const show = await act<ShowView>('/shows', body);
  await act(`/shows/${show.id}/start`);
  const offer = await act<OfferView>(`/shows/${show.id}/offers/quick`, {
    ...{ name: 'Vải thiều loại 1', unit: 'g', priceDong: 32_000, cap: 60_000 },
  });
  await act(`/offers/${offer.id}/pin`);
  return { show, offer };
}

/** Somebody who writes comments, by name. */
async function buyer(camera: Camera, look: Look, url: string, who: { phone: string; name: string }) {
  const device = await camera.device(look);
  const { request } = device.context;
  await request.post(`${url}/api/v1/session/code`, { data: { phone: who.phone } });
  const { code } = (await (await request.get(`${url}/dev/inbox.json?phone=${who.phone}`)).json()) as {
    code: string;
  };
  await request.post(`${url}/api/v1/session`, { data: { phone: who.phone, code } });
  await request.patch(`${url}/api/v1/me`, { data: { name: who.name } });
  return device;
}

async function want(page: Page, show: string, line: string): Promise<void> {
  await page.goto(show);
  await page.getByTestId('pinned-offer').waitFor();
  await say(page, line);
  await page.getByRole('dialog').getByRole('timer').waitFor();
}
