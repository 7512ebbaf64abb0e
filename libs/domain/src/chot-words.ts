const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Whom one speaks of or to; a capitalised word behind it is a name. */
export const people = words(`
  mình mik mìn mk em e chị c anh a cô chú bác dì cậu tôi tui t tớ bạn shop sốp ad admin con cháu ông bà nhà`);

/** Who may be called right behind a number: `A1 2 shop ơi`. The others would be counted. */
export const addressed = words('shop sốp ad admin em e chị c anh a cô chú bác');

/** Kin whose name may be a number: chị Hai, anh Ba. */
export const kin = words('chị c anh a cô chú bác dì cậu ông bà');

/** Names that begin a line as `Huy lấy A1`. Only capitalised: `huy` may be huỷ, `mai` is tomorrow. */
export const names = words(`
  huy đạt lan hương hùng dũng tuấn linh trang thảo hà hằng hạnh ngọc phương nam minh quân sơn tùng thắng việt long
  hải hiếu khánh quang trung tú oanh nga nhung thủy thuỷ vân hiền huyền dung loan liên tâm thu tuyết cường đức phong
  khoa bảo phúc lộc tài kiên duy`);

/** Says nothing of what is ordered. */
export const fillers = words(`
  ạ ơi oi nha nhá nhé nhe nhen nghen nghe với vs giúp dùm giùm hộ cho đi luôn liền ngay thôi đó đấy nè này z ok oke
  okie oki vâng dạ ừ uh xin cám cảm ơn thanks thank tks pls please và cùng mã sp hàng lượng sl sll sđt sdt zalo đt điện
  thoại tel phone hen để giữ gói gửi gởi giao ship freeship cod cần muốn chot lay lấy chốt đặt mua order ord`);

/** With one of these and an amount a line without a code speaks of what is being shown. */
export const orderVerbs = words('chốt lấy đặt mua order ord chot lay');

/** Talk about the goods: with a code and no amount it orders nothing. */
export const talk = words(`
  ngon ngọt thơm đẹp tươi quá lắm ghê thế vậy to rẻ đắt mắc thích xịn chua hết ưng mê tuyệt hay tốt`);

export const amends = words('đổi sửa thêm tăng bớt giảm thay thành sang lên lại');

/** Before an amount; `mấy` and `vài` are amounts themselves. */
export const vagueBefore = words('khoảng tầm cỡ chừng độ hơn gần');
export const vagueAfter = words('hơn mấy');

/** Behind these and the words that point, the place of the buyer is told. */
export const deliveries = words('ship giao gửi gởi về');
export const towards = words('về tới đến qua ra vào ở cho');
export const shortPlaces = words('hn sg hcm tphcm tp');

/** What a price is said in; `chai` and `lít` are never money, so a litre is not understood and asked. */
export const moneyWords = words(
  'nghìn ngàn nghin ngan tr triệu trieu củ cu đ đồng dong vnd vnđ tỷ tỉ lít lit',
);

export const gramsOf: Readonly<Record<string, number>> = {
  g: 1,
  gr: 1,
  gram: 1,
  gam: 1,
  lạng: 100,
  kg: 1_000,
  cân: 1_000,
  ký: 1_000,
  kí: 1_000,
  kilo: 1_000,
  kilô: 1_000,
  kilogam: 1_000,
  kilogram: 1_000,
  lô: 1_000,
  yến: 10_000,
  tạ: 100_000,
  tấn: 1_000_000,
};

export const countUnits = words(`
  quả trái chùm cành thùng hộp túi gói giỏ khay hũ lọ chai set combo bộ cặp đôi cái chiếc phần suất bịch lon vỉ`);

/** Units without accents, understood right after a number only. */
export const bareUnits: Readonly<Record<string, string>> = {
  can: 'cân',
  ky: 'ký',
  ki: 'kí',
  lang: 'lạng',
  yen: 'yến',
  ta: 'tạ',
  tan: 'tấn',
  qua: 'quả',
  trai: 'trái',
  chum: 'chùm',
  canh: 'cành',
  thung: 'thùng',
  hop: 'hộp',
  tui: 'túi',
  goi: 'gói',
  gio: 'giỏ',
  hu: 'hũ',
  lo: 'lọ',
  bo: 'bộ',
  cap: 'cặp',
  doi: 'đôi',
  cai: 'cái',
};

/** Without a unit these are as well ripe, year, father, fourth (chín, năm, ba, tư). */
export const twofoldNumbers = words('chín năm ba tư');

/** Without accents these are as well another word (giờ, lô, bó, đời): understood, and asked. */
export const twofoldUnits = words('gio lo bo doi');

export const numberWords: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mốt: 1,
};
