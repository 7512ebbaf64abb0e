import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { communeCount, communeOf, communesOf, provinces } from './units.js';

type Unit = { Code: string; FullName: string; Wards: { Code: string; FullName: string }[] };
const sheet = new URL('../../../../../shared/reference/data/vn-units-2026-07-25.json', import.meta.url);

/** Tone marks stand in two places in print (Hoà, Hòa) and apostrophes are drawn two ways; both are one name. */
const key = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

describe('the administrative units', () => {
  it('are 34 provinces and 3,321 communes', () => {
    expect([provinces.length, communeCount]).toEqual([34, 3_321]);
    expect(provinces.filter((province) => province.name.startsWith('Thành phố'))).toHaveLength(7);
  });

  it('carry our patch of what the package has wrong', () => {
    expect(communeOf('06978')?.name).toBe('Xã Ba Chẽ');
    expect(communeOf('06970')).toBeUndefined();
    expect(communeOf('23938')?.name).toBe('Xã Ia Mơ');
    expect(communeOf('26368')?.name).toBe('Phường Long Thành');
    expect(
      communesOf('75')
        ?.filter((commune) => commune.name.startsWith('Phường'))
        .map((commune) => commune.name),
    ).toContain('Phường Trảng Bom');
  });

  it('are ordered as a Vietnamese reader looks for them', () => {
    const names = communesOf('01')?.map((commune) => commune.name) ?? [];
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'vi')));
  });

  // The official list is beside the checkout only on some machines; the counts above hold everywhere.
  const compare = existsSync(sheet) ? it : () => undefined;
  compare('agree with the official list of July 2026, name by name', () => {
    const official = JSON.parse(readFileSync(sheet, 'utf8')) as Unit[];
    const theirs = official.flatMap((province) =>
      province.Wards.map((ward) => [ward.Code, province.Code, key(ward.FullName).replace(/’/g, "'")]),
    );
    const ours = theirs.map(([code = '']) => {
      const commune = communeOf(code);
      return [code, commune?.provinceCode, commune && key(commune.name)];
    });
    expect(ours).toEqual(theirs);
  });
});
