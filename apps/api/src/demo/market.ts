import type { NewLot } from '../catalog/index.js';

/** The demo market. Every producer, person, number and code here is invented. */
export type DemoOffer = {
  lot: Omit<NewLot, 'producerId'>;
  priceDong: number;
  cap: number;
  step: number;
  minimum: number;
  perBuyer: number | null;
};
export type DemoBooth = {
  slug: string;
  name: string;
  province: string;
  story: string;
  picture: string;
  producer: { name: string; address: string; phone: string; taxCode: string };
  delivery: { firstGrams: number; firstDong: number; nextKgDong: number };
  show?: { title: string; slug: string; startsInHours: number; state: 'live' | 'planned' };
  offers: DemoOffer[];
};

const returnTermsFruit =
  'Trái dập, thiu: chụp ảnh gửi trong 24 giờ từ lúc nhận, hoàn tiền phần hỏng, không cần gửi lại.';
const returnTermsCraft = 'Vỡ, sai mẫu: chụp ảnh gửi trong 3 ngày từ lúc nhận, đổi món khác hoặc hoàn tiền.';
export const returnTermsOf = (booth: DemoBooth) =>
  booth.offers.some((offer) => offer.lot.unit === 'g') ? returnTermsFruit : returnTermsCraft;

const fruitDelivery = { firstGrams: 2_000, firstDong: 30_000, nextKgDong: 6_000 };
const craftDelivery = { firstGrams: 3_000, firstDong: 35_000, nextKgDong: 8_000 };
const kilo = { step: 500, minimum: 500 };
const pieces = { step: 1, minimum: 1, perBuyer: null };

export const demoBooths: DemoBooth[] = [
  {
    slug: 'vai-yen-dung',
    name: 'Vườn vải đồi Nham – Yên Dũng',
    province: 'Tỉnh Bắc Ninh',
    story: 'Mười hai nhà vườn cùng một con suối, hái từ hai giờ sáng, đóng thùng trước khi nắng lên.',
    picture: '/pictures/lychee-yen-dung.svg',
    producer: {
      name: 'HTX Vải sớm Đồi Nham',
      address: 'Thôn Nham Sơn, Phường Yên Dũng, Tỉnh Bắc Ninh',
      phone: '0900000001',
      taxCode: '0000000001',
    },
    delivery: fruitDelivery,
    show: {
      title: 'Vải Yên Dũng hái sáng nay, cân tại vườn',
      slug: 'vai-yen-dung-hai-sang-nay',
      startsInHours: 0,
      state: 'live',
    },
    offers: [
      {
        lot: {
          name: 'Vải thiều Yên Dũng loại 1',
          unit: 'g',
          made: 1_500_000,
          variety: 'vải thiều',
          grade: 'Loại 1',
          origin: 'Yên Dũng, Bắc Ninh',
          growingAreaCode: 'VN-DEMO-0101',
          harvestFrom: '2026-06-12',
          harvestTo: '2026-07-05',
          certificate: 'VietGAP (mẫu trình diễn)',
          picture: '/pictures/lychee-yen-dung.svg',
        },
        priceDong: 32_000,
        cap: 1_200_000,
        ...kilo,
        perBuyer: 50_000,
      },
      {
        lot: {
          name: 'Vải tuyển cành dài, đóng giỏ tre',
          unit: 'g',
          made: 400_000,
          variety: 'vải thiều',
          grade: 'Hàng tuyển',
          origin: 'Yên Dũng, Bắc Ninh',
          growingAreaCode: 'VN-DEMO-0101',
          harvestFrom: '2026-06-12',
          harvestTo: '2026-07-05',
          picture: '/pictures/lychee-select.svg',
        },
        priceDong: 48_000,
        cap: 300_000,
        step: 1_000,
        minimum: 1_000,
        perBuyer: 20_000,
      },
      {
        lot: {
          name: 'Vải u hồng chín sớm',
          unit: 'g',
          made: 500_000,
          variety: 'vải u hồng',
          grade: 'Loại 1',
          origin: 'Yên Dũng, Bắc Ninh',
          harvestFrom: '2026-05-25',
          harvestTo: '2026-06-08',
          picture: '/pictures/lychee-u-hong.svg',
        },
        priceDong: 28_000,
        cap: 400_000,
        ...kilo,
        perBuyer: 30_000,
      },
    ],
  },
  {
    slug: 'vai-luc-ngan',
    name: 'Vải thiều Lục Ngạn – nhà vườn Suối Mỡ',
    province: 'Tỉnh Bắc Ninh',
    story: 'Đồi vải ba mươi năm tuổi, quả nhỏ hạt, ngọt đậm.',
    picture: '/pictures/lychee-luc-ngan.svg',
    producer: {
      name: 'Tổ hợp tác Suối Mỡ',
      address: 'Thôn Trại Cháy, Xã Lục Ngạn, Tỉnh Bắc Ninh',
      phone: '0900000002',
      taxCode: '0000000002',
    },
    delivery: fruitDelivery,
    offers: [
      {
        lot: {
          name: 'Vải thiều Lục Ngạn',
          unit: 'g',
          made: 2_000_000,
          variety: 'vải thiều',
          grade: 'Loại 1',
          origin: 'Lục Ngạn, Bắc Ninh',
          harvestFrom: '2026-06-15',
          harvestTo: '2026-07-10',
          picture: '/pictures/lychee-luc-ngan.svg',
        },
        priceDong: 35_000,
        cap: 1_000_000,
        ...kilo,
        perBuyer: null,
      },
    ],
  },
  {
    slug: 'vai-thanh-ha',
    name: 'Vải Thanh Hà – bến sông Hương',
    province: 'Thành phố Hải Phòng',
    story: 'Vườn ven sông, phù sa mới mỗi mùa.',
    picture: '/pictures/lychee-thanh-ha.svg',
    producer: {
      name: 'HTX Vải ven sông',
      address: 'Thôn Thúy Lâm, Xã Thanh Hà, Thành phố Hải Phòng',
      phone: '0900000003',
      taxCode: '0000000003',
    },
    delivery: fruitDelivery,
    offers: [
      {
        lot: {
          name: 'Vải thiều Thanh Hà',
          unit: 'g',
          made: 900_000,
          variety: 'vải thiều',
          grade: 'Loại 1',
          origin: 'Thanh Hà, Hải Phòng',
          harvestFrom: '2026-06-10',
          harvestTo: '2026-06-30',
          picture: '/pictures/lychee-thanh-ha.svg',
        },
        priceDong: 42_000,
        cap: 600_000,
        ...kilo,
        perBuyer: null,
      },
    ],
  },
  {
    slug: 'tra-ba-mien',
    name: 'Trà ba miền – quà năm sao',
    province: 'Tỉnh Thái Nguyên',
    story: 'Ba loại trà, ba độ cao, một hộp quà.',
    picture: '/pictures/tea-trio.svg',
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
          expiresOn: '2027-12-31',
          certificate: 'OCOP 5 sao (mẫu trình diễn)',
          picture: '/pictures/tea-trio.svg',
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
    picture: '/pictures/furniture.svg',
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
          picture: '/pictures/furniture.svg',
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
    picture: '/pictures/confectionery.svg',
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
          expiresOn: '2027-03-31',
          picture: '/pictures/confectionery.svg',
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
    picture: '/pictures/squid-paste.svg',
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
          expiresOn: '2027-01-31',
          picture: '/pictures/squid-paste.svg',
        },
        priceDong: 420_000,
        cap: 80_000,
        ...kilo,
        perBuyer: 10_000,
      },
    ],
  },
  {
    slug: 'gom-bat-trang',
    name: 'Gốm Bát Tràng – lò Men Lam',
    province: 'Thành phố Hà Nội',
    story: 'Vuốt tay, vẽ lam dưới men, đốt lò gas 1.250 độ.',
    picture: '/pictures/pottery.svg',
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
          picture: '/pictures/pottery.svg',
        },
        priceDong: 680_000,
        cap: 40,
        ...pieces,
      },
    ],
  },
];

export const demoPeople = [
  { who: 'host', phone: '0900000101', name: 'Cô Hà vườn vải' },
  { who: 'moderator', phone: '0900000102', name: 'Anh Tùng trực chợ' },
  { who: 'buyer', phone: '0900000103', name: 'Chị Hoa' },
  { who: 'admin', phone: '0900000109', name: 'Ban quản lý chợ' },
] as const;
