/** Buyers written straight into the tables of accounts, sessions and addresses. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

const sessionDays = 30;

/** Real communes of 2025's list, far apart: `[code, name, province code, province name]`. */
const communes = [
  ['00166', 'Phường Cầu Giấy', '01', 'Thành phố Hà Nội'],
  ['07228', 'Phường Đa Mai', '24', 'Tỉnh Bắc Ninh'],
  ['20305', 'Phường An Khê', '48', 'Thành phố Đà Nẵng'],
  ['27460', 'Phường An Lạc', '79', 'Thành phố Hồ Chí Minh'],
  ['31168', 'Phường Bình Thủy', '92', 'Thành phố Cần Thơ'],
];

/**
 * Inserts `count` buyers in one transaction; answers `[{ buyerId, addressId, cookie }]`. Numbers already taken (by an
 * earlier run or a real person) are drawn again. Each buyer has an address of their own, so none share a household.
 */
export async function insertBuyers(client, count) {
  await client.query('BEGIN');
  try {
    const accounts = await insertAccounts(client, count);
    const buyers = accounts.map((account) => ({
      ...account,
      addressId: newId(),
      token: randomBytes(32).toString('base64url'),
    }));
    await insertSessions(client, buyers);
    await insertAddresses(client, buyers);
    await client.query('COMMIT');
    return buyers.map(({ id, addressId, token }) => ({ buyerId: id, addressId, cookie: `session=${token}` }));
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error('the buyers could not be written', { cause });
  }
}

async function insertAccounts(client, count) {
  const made = [];
  while (made.length < count) {
    const wanted = Array.from({ length: count - made.length }, newAccount);
    const { rows } = await client.query(
      `INSERT INTO accounts (id, phone, name)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT (phone) DO NOTHING RETURNING id, phone, name`,
      [wanted.map(({ id }) => id), wanted.map(({ phone }) => phone), wanted.map(({ name }) => name)],
    );
    made.push(...rows);
  }
  return made;
}

function newAccount() {
  const number = String(randomInt(100_000_000)).padStart(8, '0');
  return { id: newId(), phone: `09${number}`, name: `Người mua ${number.slice(-4)}` };
}

function insertSessions(client, buyers) {
  const hashes = buyers.map(({ token }) => createHash('sha256').update(token).digest());
  return client.query(
    `INSERT INTO sessions (id, account_id, token_hash, expires_at)
     SELECT id, account_id, token_hash, now() + make_interval(days => $4)
     FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS fresh (id, account_id, token_hash)`,
    [buyers.map(newId), buyers.map(({ id }) => id), hashes, sessionDays],
  );
}

function insertAddresses(client, buyers) {
  const places = buyers.map((_, at) => communes[at % communes.length]);
  const column = (at) => places.map((place) => place[at]);
  return client.query(
    `INSERT INTO addresses (id, account_id, recipient, phone, commune_code, commune_name, province_code, province_name,
       line, data_version)
     SELECT *, '2026-04-30' FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::text[], $8::text[], $9::text[])`,
    [
      buyers.map(({ addressId }) => addressId),
      buyers.map(({ id }) => id),
      buyers.map(({ name }) => name),
      buyers.map(({ phone }) => phone),
      ...[0, 1, 2, 3].map(column),
      buyers.map(({ phone }) => `Số ${Number(phone.slice(2))}, ngõ Chợ`),
    ],
  );
}

/** A uuid v7: 48 bits of time in ms, then chance, so that rows of one batch lie together in the index. */
function newId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
