/** Xin mua nhiều hơn mức chung. */
export const askMoreVi = {
  open: 'Xin mua nhiều hơn',
  title: (limit: string) => `Mỗi khách mua tối đa ${limit}. Cần nhiều hơn thì nhờ vườn xem giúp.`,
  amount: 'Muốn mua tất cả',
  why: 'Mua để làm gì? (không bắt buộc)',
  send: 'Gửi lời xin',
  waiting: (amount: string) => `Bạn đã xin mua ${amount}. Vườn đang xem, có lời là hiện ngay ở đây.`,
  applied: (amount: string) => `Vườn đồng ý cho bạn mua tới ${amount}.`,
  refused: 'Lần này vườn không bán quá mức chung được. Bạn vẫn đặt trong mức như thường.',
};
