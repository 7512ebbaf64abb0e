/**
 * Syllables that mean something as they stand, without any mark. Who writes one of them beside marked words means it:
 * “hàng gia dụng” holds no “hàng giả”, and a can of beer (“lon bia”) nothing else.
 */
export const bareWords: ReadonlySet<string> = new Set(
  `a ai am an anh ao ba ban banh bao bay be ben bia binh bo bong bu bung buom ca cai cam can canh cao cat cau cay
  cha chai chan chao chay che chem chen chi chia chim chiu cho choi chon chu chua chung chuyen co coi con cong cu cua cui cung
  da dai dan dang danh dao dau day de dem den di dinh do doi don dong du dua dung duoi duong em ga gai gan gang gao gay ghe ghi gi gia giam gian giao
  gio gioi giong giu go goc goi gom gon gui ha hai ham han hang hanh hao hat hay heo hoa hoai hoi hom hon hong hu hung huong huy
  in ke kem ken keo kha khay khen kheo kho khoai khoan khoe khong khua khui kia kim ky la lai lam lan lang lanh lao lau lay le lem len leo lo loa loai loi lon long lu lua lung luon
  ma mai man mang mau may me men meo mi minh mo moi mon mong mu mua mui mung muoi muon na nai nam nan nang nao nay ne nem nen neo nga ngan ngang ngay nghe nghi ngo ngoan ngoi ngon ngu ngua nguy
  nha nhan nhang nhanh nhao nhau nhay nhe nheo nhiem nho nhong nhu nhung no noi non nong nu nua nui nung nuoi o oi om on ong pha phai phan phe phi pho phong phu phung qua quan quang quanh quay que quen qui quy
  ra ram ran rang rao rau rem ren reo ri rieng ro roi rom rong ru rua rung ruou sa sai sam san sang sao sau say se sen si sinh so soi son song su sua sung suong ta tai tam tan tang tay te tem ten teo
  tha thai tham than thang thanh thao thay the thi thiu tho thoi thom thon thong thu thua thung thuong ti tia tien tieu tim tin tinh to toi tom ton tra trai tram tran trang tranh trao trau treo tri trinh tro trong tru trung truong tu tua tung tuoi tuy
  u uong va vai vang van vay ve vi vien vinh vo voi von vong vu vua vui vung xa xanh xao xay xe xem xi xin xinh xoai xoi xon xong xu xua xuan xung y yen`.split(
    /\s+/,
  ),
);

/**
 * The commonest syllables of the language with their marks taken off, beside those above. A line without any mark is
 * full of them: a listed word of one syllable is not looked for in it by such a form alone.
 */
export const strippedWords: ReadonlySet<string> = new Set(
  `bac bai bang bat biet bot buc buoi buon cac cach cap chac chat chet chich chuc cut dam dan dat dau de dep deo dia dien diet dieu dit do dot duc dum duoc giac giup hac
  hat het hieu hoc hop hut it kem ket khac khach khoc kiem lac lat lien liet loc luc luoi luot mach mat mot muc mut muot nat ngot nhac nhat nhieu not nuoc
  oc phat phich phuc quat quet rac rat rot sach sap sat sot tat tep thac that thich thit thuc thuoc tich tiec tot trich trot tuc ut vat viec viet vot xac xit xuc`.split(
    /\s+/,
  ),
);

/**
 * Words that have no marks at all and stand beside any other: “đồ cho bé”, “cá do em nuôi”. In a listed word of which
 * another syllable has its marks they are themselves; any other bare syllable is one whose marks were left out.
 */
export const freeWords: ReadonlySet<string> = new Set(
  `ai an anh ba bao bay bia bo ca cam cao cay cha chi chia chim cho chua con cua da dai di do em ga gan gang ghi ghe giao ham hai hay heo hoa
  in kem keo kho khi khoe khoai lai lam lan lon long ma mai mang may me mo mong mua nai nam nan nem ngon nha nay nghe nhanh ong
  pha quay quen qua ra ram rang sau sao sang se sen sim so sum ta tay tai thay theo thu tin to trai trang trao treo trong trung tre tui tuy
  vay vai vo vui xa xem xin xinh xanh xe xuan`.split(/\s+/),
);

/** What a bare “gia” goes on to (a price, a home, a trade), or “di” (to go): an innocent line without its marks. */
export const innocentPairs: ReadonlySet<string> = new Set([
  ...`re si le goc tot nhap truyen cam suc lam han phong nghiep chanh chu bao dung dinh cong vi lai tri mem uu vuon ca tien thanh cao thap khuyen binh`
    .split(' ')
    .map((next) => `gia ${next}`),
  ...`hoc cho lam an choi ve mua qua hai xe vang dau som xa ngu tam du ra vo vao len truong theo day lay giao ship nhe nha`
    .split(' ')
    .map((next) => `di ${next}`),
]);
