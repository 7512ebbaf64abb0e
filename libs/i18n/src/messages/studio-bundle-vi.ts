/** Ghép nhiều món thành một giỏ. */
export const bundleVi = {
  open: 'Ghép giỏ quà',
  title: 'Giỏ quà mới',
  name: 'Tên giỏ',
  nameHint: 'Ví dụ: Giỏ quà Tết',
  price: 'Giá một giỏ',
  much: 'Bao nhiêu giỏ',
  parts: 'Mỗi giỏ có',
  partHint: 'Món nào không có thì để trống.',

  needParts: 'Chọn ít nhất một món và ghi lượng trong mỗi giỏ.',
  wrongPart: 'Lượng này chưa đọc được.',
  none: 'Gian hàng chưa có lô nào. Thêm món trước rồi hãy ghép giỏ.',
};
