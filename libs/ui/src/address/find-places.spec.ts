import { describe, expect, it } from '@jest/globals';
import { findPlaces } from './find-places.js';

const bacNinh = { code: '24', name: 'Tỉnh Bắc Ninh', formerly: ['Tỉnh Bắc Giang'] };
const hanoi = { code: '01', name: 'Thành phố Hà Nội', formerly: ['Tỉnh Hà Tây'] };
const haiPhong = { code: '31', name: 'Thành phố Hải Phòng', formerly: ['Tỉnh Hải Dương'] };
const provinces = [hanoi, bacNinh, haiPhong];

const tanTien = {
  code: '07210',
  name: 'Phường Tân Tiến',
  formerly: ['Xã Tân Tiến, Thành phố Bắc Giang', 'Xã Hương Gián, Thành phố Bắc Giang'],
};
const yenDung = {
  code: '07681',
  name: 'Phường Yên Dũng',
  formerly: ['Thị trấn Nham Biền, Huyện Yên Dũng', 'Xã Tân Liễu, Huyện Yên Dũng'],
};
const canhThuy = { code: '07696', name: 'Phường Cảnh Thụy', formerly: ['Xã Tiến Dũng, Huyện Yên Dũng'] };
const communes = [tanTien, yenDung, canhThuy];

describe('a place', () => {
  it.each(['bac ninh', 'Bắc Ninh', 'ninh bac', 'tỉnh bắc', 'T. Bac Ninh'])(
    'is found by its name, with or without accents: %s',
    (typed) => expect(findPlaces(provinces, typed)).toEqual([{ place: bacNinh }]),
  );

  it.each([
    ['bac giang', bacNinh, 'Tỉnh Bắc Giang'],
    ['Hà Tây', hanoi, 'Tỉnh Hà Tây'],
    ['hai duong', haiPhong, 'Tỉnh Hải Dương'],
  ])('is found by the name of a province that is no more: %s', (typed, place, former) => {
    expect(findPlaces(provinces, typed)).toEqual([{ place, former }]);
  });

  it.each(['huong gian', 'X. Hương Gián', 'xa huong gian, tp bac giang', 'Hương Gián, TP.Bắc Giang'])(
    'is found by the commune that went into it: %s',
    (typed) =>
      expect(findPlaces(communes, typed)).toEqual([
        { place: tanTien, former: 'Xã Hương Gián, Thành phố Bắc Giang' },
      ]),
  );

  it('of today comes first, then all that an old district leads to', () => {
    expect(findPlaces(communes, 'yen dung')).toEqual([
      { place: yenDung },
      { place: canhThuy, former: 'Xã Tiến Dũng, Huyện Yên Dũng' },
    ]);
    expect(findPlaces(communes, 'H. Yên Dũng')).toHaveLength(2);
  });

  it('nobody has heard of is none; nothing typed is all, as they are called today', () => {
    expect(findPlaces(communes, 'paris')).toEqual([]);
    expect(findPlaces(communes, '')).toEqual(communes.map((place) => ({ place })));
  });
});
