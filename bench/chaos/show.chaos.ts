/** `npm run chaos -- show`: LiveKit, PostgreSQL and the API are killed in the middle of a show between two browsers. */
import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { until } from '@chophien/testing';
import { openBrowser } from '@chophien/testing/browser';
import { openWindow, see, seePictureMove, signIn, type Window } from '@chophien/testing/hands';
import { RunningMarket } from '@chophien/testing/running-market';
import pg from 'pg';
import { proofOptions, Report, round } from '../parts/report.js';

const options = proofOptions();
const report = new Report('chaos show', options);
const browser = await openBrowser();
if (!browser) {
  console.error('no Chromium is installed: tools/debian-packages.txt');
  process.exit(3);
}
const chrome = browser;
const market = await RunningMarket.start(['--no-demo']);
if (!market.ready.livekitUrl) {
  console.error('no LiveKit could be started');
  await market.stop();
  process.exit(3);
}

const journal = join(market.folder, 'journal.jsonl');
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const wrongWords: string[] = [];
const downMs = 6_000;
type Part = 'livekit' | 'postgres' | 'api';
const words: Record<Part, { viewer: RegExp; seller: RegExp }> = {
  livekit: { viewer: /Hình chưa tới được máy bạn|Nhà vườn đang rớt mạng/, seller: /Mất sóng, đang nối lại/ },
  postgres: { viewer: /Chưa nối được với chợ/, seller: /Chưa nối được với chợ|Mất liên lạc với chợ/ },
  api: { viewer: /Mạng đang rớt, đang nối lại/, seller: /Mất liên lạc với chợ/ },
};

let [acked, lines] = [0, 0];
try {
  const [seller, viewer] = await openShow();
  for (let round_ = 0; round_ < options.rounds; round_ += 1) {
    for (const part of ['livekit', 'postgres', 'api'] as const) {
      const seconds = await killInTheMiddle(part, seller, viewer);
      report.add({ id: `chaos.show.${part}.all-back-s`, unit: 's', value: seconds });
    }
  }
  const lost = await lostOf();
  report.add({ id: 'chaos.show.orders-acked', unit: '', value: acked });
  report.add({ id: 'chaos.show.lines-acked', unit: '', value: lines });
  report.add({
    id: 'chaos.show.invariant.acked-lost',
    unit: '',
    value: lost.length,
    aim: '= 0',
    ...(lost.length > 0 && { why: lost.join(' · ') }),
  });
  report.add({
    id: 'chaos.show.invariant.wrong-words',
    unit: '',
    value: wrongWords.length,
    aim: '= 0',
    ...(wrongWords.length > 0 && { why: wrongWords.join(' · ') }),
  });
} catch (fault) {
  await photograph();
  throw fault;
} finally {
  await browser.close();
  await market.stop();
}
report.finish();

/** What both pages showed when the story broke. */
async function photograph(): Promise<void> {
  const folder = fileURLToPath(new URL('../../e2e/failures/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const pages = chrome.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries())
    await page.screenshot({ path: join(folder, `chaos-show-${at}.png`) });
}

/** Two people in a show with something to buy, by clicks alone. */
async function openShow(): Promise<[Window, Window]> {
  const { url } = market.ready;
  const seller = await openWindow(chrome, `${url}/studio/`);
  await signIn(seller.page, url, '0900000101');
  await seller.page.getByLabel('Tên phiên').fill('Vải qua cơn bão');
  await seller.page.getByRole('button', { name: 'Phát ngay bây giờ' }).click();
  await seller.page.getByRole('button', { name: 'Lên sóng' }).click();
  await seller.page.getByRole('button', { name: 'Thêm món mới' }).click();
  await seller.page.getByLabel('Món gì').fill('Vải thiều');
  await seller.page.getByLabel('Giá', { exact: true }).fill('35k');
  await seller.page.getByLabel('Bao nhiêu').fill('900 kg');
  await seller.page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
  await seller.page.getByRole('button', { name: /^Ghim/ }).first().click();
  const viewer = await openWindow(chrome, url);
  await viewer.page.getByRole('link', { name: /Vải qua cơn bão/ }).click();
  // The demo's buyer has an address: an order is one tap on the sheet.
  await say(viewer, 'Chào cô');
  await signIn(viewer.page, url, '0900000103');
  await seePictureMove(viewer.page);
  return [seller, viewer];
}

async function killInTheMiddle(part: Part, seller: Window, viewer: Window): Promise<number> {
  const said = [watchFor(part, viewer, words[part].viewer), watchFor(part, seller, words[part].seller)];
  const startedAt = performance.now();
  const down = keepDown(part);
  const line = `tin giữa cơn ${part} ${Date.now()}`;
  await Promise.all([sayUntilHeard(viewer, line), buyUntilConfirmed(viewer), touchStudio(seller)]);
  await down;
  await seePictureMove(viewer.page, 90_000);
  const seconds = round((performance.now() - startedAt) / 1_000);
  await Promise.all(said);
  return seconds;
}

/** Kills the part, and each one that is started in its place, for as long as a person needs to notice. */
async function keepDown(part: Part): Promise<void> {
  const pidOf = () => {
    const { api, postgres, livekit } = market.ready.pids;
    return { livekit: livekit ?? 0, postgres, api: api[0] ?? 0 }[part];
  };
  const endsAt = performance.now() + downMs;
  while (performance.now() < endsAt) {
    try {
      process.kill(pidOf(), 'SIGKILL');
    } catch {
      // It is down already.
    }
    await sleep(100);
  }
}

/** The page must say plainly what is wrong; what it says instead is kept for the report. */
async function watchFor(part: Part, { page }: Window, expected: RegExp): Promise<void> {
  try {
    await see(page, expected, 45_000);
  } catch {
    const shown = (await page.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 200);
    wrongWords.push(`${part}: ${String(expected)} not seen; last: ${shown}`);
  }
}

async function say({ page }: Window, line: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Nhắn vào chợ…' });
  await box.fill(line);
  await box.press('Enter');
}

/** Presses send until the line stands in the chat, as a person would; what was typed stays until then. */
async function sayUntilHeard(viewer: Window, line: string): Promise<void> {
  await say(viewer, line);
  const box = viewer.page.getByRole('textbox', { name: 'Nhắn vào chợ…' });
  await until(
    async () => {
      if ((await box.inputValue()) === '') return true;
      await box.press('Enter');
      return false;
    },
    { withinMs: 60_000, everyMs: 500, what: 'the line to be taken' },
  );
  lines += 1;
  note({ line });
}

/** Presses order until it is confirmed; the code that the page shows is the acknowledgement. */
async function buyUntilConfirmed({ page }: Window): Promise<void> {
  await page.getByTestId('pinned-offer').getByRole('button', { name: 'Mua' }).click();
  const sheet = page.getByRole('dialog');
  const button = sheet.getByRole('button', { name: /^Đặt mua/ });
  const done = sheet.getByText(/Mã đơn [0-9A-Z]{4}-[0-9A-Z]{4}/);
  await until(
    async () => {
      if (await done.isVisible()) return true;
      // What could not be read (the address book) offers to be read again.
      const again = sheet.getByRole('button', { name: 'Thử lại' });
      if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
      if (await button.isVisible()) await button.click({ timeout: 1_000 }).catch(() => undefined);
      return false;
    },
    { withinMs: 60_000, everyMs: 500, what: 'the order to be confirmed' },
  );
  const [code] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await done.innerText()) ?? [];
  acked += 1;
  note({ code });
  await sheet.getByRole('button', { name: 'Xem tiếp' }).click();
}

/** The host keeps working too: a tap that needs the market, so that the studio has something to say about it. */
async function touchStudio({ page }: Window): Promise<void> {
  await page.getByRole('button', { name: /^Giảm/ }).first().click({ timeout: 30_000 });
}

function note(entry: object): void {
  const file = openSync(journal, 'a');
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
  fsyncSync(file);
  closeSync(file);
}

/** What the journal says was acknowledged and the database does not have, or has twice. */
async function lostOf(): Promise<string[]> {
  const client = new pg.Client({ connectionString: market.ready.databaseUrl });
  await client.connect();
  const orders = await client.query<{ id: string }>(
    `select o.id from orders o join accounts a on a.id = o.buyer_id where a.phone = '0900000103'`,
  );
  const chat = await client.query<{ text: string }>(`select text from chat_lines`);
  await client.end();
  const codes = orders.rows.map((row) => codeOf(row.id));
  const texts = chat.rows.map((row) => row.text);
  const entries = readFileSync(journal, 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as { code?: string; line?: string });
  const lost = entries.filter(({ code, line }) =>
    code
      ? codes.filter((one) => one === code).length !== 1
      : texts.filter((one) => one === line).length !== 1,
  );
  const extra = codes.length - entries.filter((entry) => entry.code).length;
  return [
    ...lost.map((entry) => JSON.stringify(entry)),
    ...(extra === 0 ? [] : [`${extra} orders that nobody was told of`]),
  ];
}

/** The order's short name from its id, worked out here anew. */
function codeOf(id: string): string {
  const digits = parseInt(id.replaceAll('-', '').slice(-10), 16);
  const letters = Array.from(
    { length: 8 },
    (_, at) => alphabet[Math.floor(digits / 32 ** (7 - at)) % 32],
  ).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
