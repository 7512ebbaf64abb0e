import { day } from './day.js';
import type { DemoBooth } from './market.js';

const craftDelivery = { firstGrams: 3_000, firstDong: 35_000, nextKgDong: 8_000 };
const pieces = { step: 1, minimum: 1, perBuyer: null };

export const craftBooths: DemoBooth[] = [
  {
    slug: 'tra-ba-mien',
    name: 'Trà ba miền – quà năm sao',
    province: 'Tỉnh Thái Nguyên',
    story: 'Ba loại trà, ba độ cao, một hộp quà.',
    picture: '/pictures/tea-trio',
    producer: {
      name: 'Xưởng trà Mây Ngàn',
      address: 'Xóm Khuân Gà, Xã Đại Phúc, Tỉnh Thái Nguyên',
      phone: '0900000004',
      taxCode: '0000000004',
    },
    delivery: craftDelivery,
    show: {
      title: 'Mở hộp trà năm sao, pha cùng nghệ nhân',
      slug: 'mo-hop-tra-nam-sao',
      startsInHours: 20,
      state: 'planned',
    },
    offers: [
      {
        lot: {
          name: 'Bộ ba trà quà tặng OCOP 5★',
          unit: 'piece',
          pieceGrams: 900,
          made: 300,
          origin: 'Thái Nguyên',
          expiresOn: day(400),
          certificate: 'OCOP 5 sao (mẫu trình diễn)',
          picture: '/pictures/tea-trio',
        },
        priceDong: 450_000,
        cap: 200,
        ...pieces,
      },
    ],
  },
  {
    slug: 'go-phu-xuyen',
    name: 'Mộc Phú Xuyên – xưởng Làng Chuôn',
    province: 'Thành phố Hà Nội',
    story: 'Bàn ghế mộng chốt, không đinh, khảm tay.',
    picture: '/pictures/furniture',
    producer: {
      name: 'Xưởng mộc Làng Chuôn',
      address: 'Thôn Chuôn Ngọ, Xã Phú Xuyên, Thành phố Hà Nội',
      phone: '0900000005',
      taxCode: '0000000005',
    },
    delivery: { firstGrams: 10_000, firstDong: 150_000, nextKgDong: 9_000 },
    offers: [
      {
        lot: {
          name: 'Ghế gỗ gụ tựa khảm',
          unit: 'piece',
          pieceGrams: 9_000,
          made: 24,
          origin: 'Phú Xuyên, Hà Nội',
          picture: '/pictures/furniture',
        },
        priceDong: 2_350_000,
        cap: 20,
        ...pieces,
      },
    ],
  },
  {
    slug: 'keo-hung-yen',
    name: 'Bánh kẹo phố Hiến – Hưng Yên',
    province: 'Tỉnh Hưng Yên',
    story: 'Mứt sen, kẹo lạc, long nhãn sấy bằng than hoa.',
    picture: '/pictures/confectionery',
    producer: {
      name: 'Lò kẹo bến Nễ',
      address: 'Khu Nễ Châu, Phường Phố Hiến, Tỉnh Hưng Yên',
      phone: '0900000006',
      taxCode: '0000000006',
    },
    delivery: craftDelivery,
    offers: [
      {
        lot: {
          name: 'Hũ mứt sen, kẹo lạc 500 g',
          unit: 'piece',
          pieceGrams: 650,
          made: 500,
          origin: 'Hưng Yên',
          expiresOn: day(120),
          picture: '/pictures/confectionery',
        },
        priceDong: 89_000,
        cap: 400,
        ...pieces,
      },
    ],
  },
  {
    slug: 'cha-muc-quang-ninh',
    name: 'Chả mực giã tay – bến Quảng Ninh',
    province: 'Tỉnh Quảng Ninh',
    story: 'Mực nang câu đêm, giã cối đá buổi sáng.',
    picture: '/pictures/squid-paste',
    producer: {
      name: 'Bếp biển Hòn Rồng',
      address: 'Khu 4, Phường Hạ Long, Tỉnh Quảng Ninh',
      phone: '0900000007',
      taxCode: '0000000007',
    },
    delivery: { firstGrams: 1_000, firstDong: 45_000, nextKgDong: 12_000 },
    offers: [
      {
        lot: {
          name: 'Chả mực giã tay',
          unit: 'g',
          made: 120_000,
          grade: 'Mực nang',
          origin: 'Hạ Long, Quảng Ninh',
          expiresOn: day(60),
          picture: '/pictures/squid-paste',
        },
        priceDong: 420_000,
        cap: 80_000,
        step: 500,
        minimum: 500,
        perBuyer: 10_000,
      },
    ],
  },
  {
    slug: 'gom-bat-trang',
    name: 'Gốm Bát Tràng – lò Men Lam',
    province: 'Thành phố Hà Nội',
    story: 'Vuốt tay, vẽ lam dưới men, đốt lò gas 1.250 độ.',
    picture: '/pictures/pottery',
    producer: {
      name: 'Lò gốm Men Lam',
      address: 'Xóm 5, Xã Bát Tràng, Thành phố Hà Nội',
      phone: '0900000008',
      taxCode: '0000000008',
    },
    delivery: craftDelivery,
    show: {
      title: 'Ra lò mẻ gốm men lam, chọn từng chiếc',
      slug: 'ra-lo-gom-men-lam',
      startsInHours: 44,
      state: 'planned',
    },
    offers: [
      {
        lot: {
          name: 'Bình gốm men lam vẽ tay',
          unit: 'piece',
          pieceGrams: 2_400,
          made: 60,
          origin: 'Bát Tràng, Hà Nội',
          picture: '/pictures/pottery',
        },
        priceDong: 680_000,
        cap: 40,
        ...pieces,
      },
    ],
  },
];
