/** Giá và điều gì sẽ xảy đến với giá. */
export const priceVi = {
  kinds: {
    fixed: 'Giá cố định',
    flash: 'Giờ vàng',
    falling_time: 'Giá xuống dần',
    falling_kilos: 'Mua chung',
    wholesale: 'Giá sỉ',
  },
  opensAt: (time: string) => `Mở lúc ${time}, còn`,
  endsIn: 'Còn',
  over: 'Giờ vàng đã hết',
  fallsTo: (price: string) => `Xuống ${price} sau`,
  until: (time: string) => `đến ${time}`,
  from: (time: string) => `từ ${time}`,
  fallsAt: (price: string, time: string) => `Xuống ${price} lúc ${time}`,
  lowest: 'Đã xuống mức thấp nhất',
  atMost: 'nhiều nhất',
  allTogether: (amount: string, price: string) => `Chợ mua thêm ${amount} là ai cũng được giá ${price}`,
  atMostHint:
    'Giá này là nhiều nhất. Chợ mua càng nhiều giá càng xuống; lúc nhà vườn chốt món, ai cũng được tính giá thấp nhất.',
  tier: (amount: string, price: string) => `Từ ${amount}: ${price}`,
  tierMore: (amount: string, price: string) => `Lấy từ ${amount} thì còn ${price}`,
  was: (price: string) => `Giá thường ${price}`,
};
