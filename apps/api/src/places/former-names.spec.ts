import { describe, expect, it } from '@jest/globals';
import { communesOf, provinces } from './units.js';

const province = (code: string) => provinces.find((each) => each.code === code)?.formerly;
const commune = (provinceCode: string, code: string) =>
  communesOf(provinceCode)?.find((each) => each.code === code)?.formerly;

describe('the names from before July 2025', () => {
  it('lead a province that was merged to the one it is in now', () => {
    expect(province('24')).toEqual(['Tỉnh Bắc Giang']);
    expect(province('31')).toEqual(['Tỉnh Hải Dương']);
    expect(province('25')).toEqual(['Tỉnh Hoà Bình', 'Tỉnh Vĩnh Phúc']);
    expect(province('48')).toEqual(['Tỉnh Quảng Nam']);
  });

  it('know what older people still write', () => {
    expect(province('01')).toEqual(['Tỉnh Hà Tây']);
    expect(province('79')).toContain('Sài Gòn');
  });

  it('stand with every commune, with the district that is no more', () => {
    expect(commune('24', '07525')).toContain('Phường Chũ, Thị xã Chũ');
    expect(commune('01', '09556')).toContain('Phường Vạn Phúc, Quận Hà Đông');
  });

  it('leave nearly no commune without', () => {
    const all = provinces.flatMap(({ code }) => communesOf(code) ?? []);
    expect(all).toHaveLength(3_321);
    expect(all.filter(({ formerly }) => formerly.length === 0).length).toBeLessThan(35);
  });
});
