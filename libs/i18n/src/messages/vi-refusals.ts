import { formatsFor } from '../formats.js';
import type { RefusalWords } from '../say-refusal.js';

const f = formatsFor('vi');
const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1_000));

/** Mỗi câu: chuyện gì đã xảy ra, cái gì vẫn dùng được, làm gì tiếp. */
export const viRefusals: RefusalWords = {
  show_not_open: () => 'Phiên này chưa mở bán hoặc đã tan. Mời bạn ghé phiên khác đang bán ở trang chợ.',
  offer_closed: () => 'Nhà vườn vừa cất món này. Các món khác trong giỏ vẫn mua được.',
  not_started: (r) => `Giờ vàng mở lúc ${f.time(r.startsAtMs)}. Đơn chưa đặt; đến giờ bạn bấm là mua được.`,
  below_minimum: (r) => `Giá sỉ tính từ ${f.amount(r.minimum, r.unit)} một lần. Bạn lấy thêm cho đủ nhé.`,
  wholesale_only: () =>
    'Món này dành cho người mua sỉ đã được nhà vườn duyệt. Bạn nhắn nhà vườn xin duyệt, hoặc chọn món khác trong giỏ.',
  amount_off_step: (r) =>
    `Món này bán từ ${f.amount(r.minimum, r.unit)}, mỗi lần thêm ${f.amount(r.step, r.unit)}. Bạn chọn lại giúp nhé.`,
  price_moved: (r) =>
    `Giá vừa đổi thành ${f.price(r.price.dong, r.unit)}. Đơn chưa đặt; ưng giá mới thì bấm Đặt mua lần nữa.`,
  sold_out: (r) =>
    r.left > 0
      ? `Chỉ còn ${f.amount(r.left, r.unit)}. Đơn chưa đặt; bạn bớt lại một chút là mua được ngay.`
      : 'Người khác vừa lấy phần cuối cùng rồi. Mời bạn xem các món khác trong giỏ.',
  buyer_limit: (r) =>
    r.left > 0
      ? `Mỗi người mua tối đa ${f.amount(r.limit, r.unit)} để ai cũng có phần. Bạn còn lấy được ${f.amount(r.left, r.unit)}.`
      : `Bạn đã mua đủ ${f.amount(r.limit, r.unit)}, phần nhiều nhất cho mỗi người. Đơn trước vẫn giữ nguyên.`,
  household_limit: (r) =>
    r.left > 0
      ? `Mỗi nhà mua tối đa ${f.amount(r.limit, r.unit)} để nhà nào cũng có phần. Nhà mình còn lấy được ${f.amount(r.left, r.unit)}.`
      : `Địa chỉ này đã mua đủ ${f.amount(r.limit, r.unit)}, phần nhiều nhất cho mỗi nhà. Đơn trước vẫn giữ nguyên.`,
  channel_limit: (r) =>
    r.left > 0
      ? `Phần bán trong phiên chỉ còn ${f.amount(r.left, r.unit)}. Đơn chưa đặt; bạn bớt lại là mua được ngay.`
      : 'Phần dành bán trong phiên này đã hết. Mời bạn xem các món khác trong giỏ.',
  picking_day_limit: (r) =>
    r.left > 0
      ? `Ngày này nhà vườn chỉ hái kịp thêm ${f.amount(r.left, r.unit)}. Đơn chưa đặt; bạn bớt lại là mua được ngay.`
      : 'Ngày này nhà vườn đã nhận đủ sức hái. Mời bạn xem các món khác trong giỏ.',
  invalid: () => 'Có ô ghi chưa đúng. Những gì bạn đã ghi vẫn còn, xem lại rồi gửi lần nữa nhé.',
  too_large: () => 'Nội dung dài hoặc nặng quá nên chợ chưa nhận. Bạn rút gọn lại rồi gửi nhé.',
  unknown_event: () => 'Trang đang mở đã cũ. Bạn tải lại trang là dùng tiếp được ngay.',
  not_found: () => 'Không tìm thấy chỗ này nữa. Mời bạn về trang chợ, các phiên khác vẫn ở đó.',
  not_signed_in: () => 'Xem thì không cần đăng nhập; mua và nhắn thì cần. Bạn đăng nhập rồi làm tiếp nhé.',
  not_allowed: () =>
    'Tài khoản này không được làm việc đó. Nếu bạn là chủ gian hàng, hãy đăng nhập bằng số đã đăng ký.',
  too_often: (r) => `Bạn bấm hơi nhanh. Chờ ${seconds(r.retryAfterMs)} giây rồi thử lại nhé.`,
  busy: (r) =>
    `Chợ đang đông quá, lần này chưa nhận được. Những gì bạn đang làm dở vẫn còn; chờ ${seconds(r.retryAfterMs)} giây rồi thử lại, không lo bị gửi trùng.`,
  unavailable: () =>
    'Chưa nối được với chợ. Những gì bạn đang làm dở vẫn còn; xem lại mạng rồi thử lại, không lo bị gửi trùng.',
  signature_wrong: () => 'Chợ không nhận ra nơi gửi. Bạn tải lại trang rồi thử lại nhé.',
  phone_invalid: () => 'Số này chưa đúng. Bạn nhập số di động Việt Nam, ví dụ 0912 345 678.',
  code_wrong: (r) =>
    r.triesLeft > 0
      ? `Mã chưa khớp. Bạn còn ${r.triesLeft} lần nhập; xem lại tin nhắn giúp nhé.`
      : 'Mã chưa khớp và đã hết lượt nhập. Bạn xin mã mới rồi nhập lại nhé.',
  code_expired: () => 'Mã này hết hạn rồi. Bạn xin mã mới, chỉ mất vài giây.',
  no_code_sender: () =>
    'Chợ đang không gửi được tin nhắn mã. Bạn vẫn xem được các phiên; lát nữa đăng nhập lại nhé.',
  video_off: () => 'Đường hình đang tắt. Quầy vẫn mở, vẫn bán và nhắn được bình thường.',
  key_reused: () => 'Đơn này đã gửi đi với số lượng khác. Bạn đóng lại rồi bấm Mua lần nữa để đặt đơn mới.',
  address_unknown: () => 'Không thấy địa chỉ này trong sổ của bạn. Bạn chọn hoặc ghi địa chỉ khác nhé.',
  commune_unknown: () =>
    'Xã, phường này không có trong danh mục mới. Bạn chọn lại tỉnh rồi chọn xã giúp nhé.',
  too_many_addresses: (r) => `Sổ địa chỉ đã đủ ${r.most} nơi. Bạn xoá bớt một nơi rồi thêm nơi mới.`,
  order_not_cancellable: (r) =>
    r.state === 'cancelled'
      ? 'Đơn này đã huỷ từ trước, bạn không cần làm gì thêm.'
      : 'Nhà vườn đã đóng hàng nên không huỷ được nữa. Khi nhận hàng, bạn kiểm tra rồi mới trả tiền.',
  order_not_payable: (r) =>
    r.state === 'expired'
      ? 'Đơn này đã quá giờ giữ hàng nên chợ không nhận tiền nữa; nếu bạn đã trả, tiền được hoàn lại. Bạn đặt lại nhé.'
      : 'Đơn này không còn chờ trả tiền. Bạn mở lại đơn để xem tình trạng mới nhất.',
  order_not_packable: (r) =>
    r.state === 'held'
      ? 'Đơn này khách chưa chốt hoặc chưa trả tiền, khoan đóng hàng đã.'
      : r.state === 'cancelled' || r.state === 'expired'
        ? 'Đơn này không còn nữa, bạn để phần hàng này lại cho đơn khác nhé.'
        : 'Đơn này đã rời vườn rồi nên không cân lại được nữa.',
  weight_not_asked: () => 'Số cân vừa đổi, hoặc đơn đã được trả lời rồi. Bạn mở lại đơn để xem số mới nhất.',
  pick_not_short: (r) =>
    `Các đơn còn lại chỉ cần ${f.amount(r.asked, r.unit)}, hái thế là đủ. Bạn cứ cân từng đơn, không phải chia.`,
  hold_ended: () => 'Đã hết giờ giữ hàng cho bạn, hàng trả về sạp rồi. Còn hàng thì mời bạn đặt lại.',
  too_many_holds: (r) =>
    ({
      account: `Bạn đang giữ ${r.most} đơn chưa chốt, chưa trả tiền. Chốt, trả hoặc bỏ bớt một đơn là đặt tiếp được ngay.`,
      device: `Máy này đang giữ ${r.most} đơn chưa chốt, chưa trả tiền. Xong một đơn, hoặc chọn trả khi nhận hàng, là đặt tiếp được ngay.`,
      address: `Địa chỉ này đang có ${r.most} đơn chưa trả tiền. Xong một đơn, hoặc chọn trả khi nhận hàng, là đặt tiếp được ngay.`,
    })[r.of] + ` Chợ giữ nếp này từ ngày ${f.day(r.since)} để ai cũng có phần.`,
  first_order_limit: (r) =>
    `Đơn đầu tiên tối đa ${f.money(r.mostDong)} tiền hàng (từ ngày ${f.day(r.since)}). Bạn bớt lại một chút; chốt xong đơn này thì các đơn sau mua bao nhiêu cũng được.`,
  price_is_ruled: () =>
    'Giá món này chạy theo cách tính đã đặt, không sửa tay được. Muốn sửa tay thì đổi cách tính giá trước.',
  price_rule_in_use: () =>
    'Đã có người mua theo giá chung nên không đổi được cách tính giá nữa. Bạn chốt bán món này, rồi mở món mới với giá khác.',
  flash_beyond_turn: (r) =>
    `Giờ vàng ${r.flashMinutes} phút dài hơn lượt giới thiệu ${r.minutes} phút. Bạn rút giờ vàng lại, hoặc cho lượt dài thêm.`,
  flash_clash: (r) =>
    `${r.name} đang giờ vàng đến ${f.time(r.untilMs)}. Mỗi lúc chỉ một giờ vàng; qua lúc đó là mở được, hoặc bạn bỏ giờ vàng của món sau.`,
  wholesale_and_flash: (r) =>
    `${r.name} đang bán giá sỉ nên không đặt giờ vàng được. Bạn bỏ giờ vàng, hoặc đổi cách tính giá của món trước.`,
  planned_price_above: (r) =>
    `${r.name} đang bán ${f.price(r.priceDong, r.unit)}, giá hẹn ${f.price(r.dong, r.unit)} lại cao hơn. Bạn sửa giá hẹn thấp xuống nhé.`,
  run_over: (r) =>
    r.passed.length > 0
      ? `Hết món trong giỏ rồi; ${r.passed.map(({ name }) => name).join(', ')} đã hết hàng hoặc đã cất. Món đang giới thiệu vẫn giữ nguyên.`
      : 'Hết món trong giỏ rồi. Món đang giới thiệu vẫn giữ nguyên; thêm món mới là đi tiếp được.',
  run_moved_on: (r) =>
    r.current
      ? `Người khác vừa bấm trước: đang giới thiệu ${r.current.name}. Bạn xem lại rồi hãy bấm tiếp.`
      : 'Phiên chưa bắt đầu món nào. Bạn xem lại rồi hãy bấm tiếp.',
  not_sold_out: (r) => `Còn ${f.amount(r.left, r.unit)}, bạn mua được ngay, không phải chờ.`,
  line_full: (r) =>
    `Hàng chờ món này đã đủ ${r.most} người. Bạn canh trong phiên, có hàng về lại là bấm mua được.`,
  lot_short: (r) =>
    `Lô này chỉ còn ${f.amount(r.free, r.unit)} chưa chia. Chủ gian ghi thêm số đã hái thì mới tăng được nữa.`,
  show_move_refused: () => 'Phiên chợ vừa chuyển sang trạng thái khác. Bạn xem lại màn hình rồi bấm tiếp.',
  show_begun: () => 'Phiên đã mở rồi, nên không sửa lịch hẹn được nữa. Giỏ hàng vẫn sửa được khi đang phát.',
  show_over: () => 'Phiên này đã kết thúc. Đơn đã đặt vẫn giữ nguyên.',
  studio_elsewhere: () => 'Phiên này đang phát từ máy khác. Bạn bấm giành lại nếu muốn phát từ máy này.',
  too_many_offers: (r) => `Giỏ đã đủ ${r.most} món. Bạn cất bớt một món rồi thêm món mới.`,
  lot_of_another_booth: () => 'Lô hàng này của gian khác. Bạn chọn lô của gian mình nhé.',
  unit_differs: () => 'Lô này bán theo đơn vị khác. Bạn chọn lại kg hay cái cho khớp.',
  cap_below_promised: () =>
    'Không bớt xuống thấp hơn số khách đã mua được. Bạn nhập số lớn hơn, hoặc bấm Hết hàng.',
  changed_meanwhile: (r) =>
    `Người khác vừa đổi thành ${r.now === null ? 'không giới hạn' : f.amount(r.now, r.unit)}; bạn muốn ${r.asked === null ? 'không giới hạn' : f.amount(r.asked, r.unit)}. Chưa ghi gì cả; bạn xem lại rồi chọn một số.`,
  day_changed_meanwhile: (r) =>
    `Người khác vừa đổi ngày hái thành ${r.now ?? 'chưa hẹn'}; bạn muốn ${r.asked ?? 'chưa hẹn'}. Chưa ghi gì cả; bạn xem lại rồi chọn.`,
  cap_change_waits: () => 'Thay đổi này lớn nên đang chờ người thứ hai duyệt. Số cũ vẫn dùng cho đến lúc đó.',
  second_person_needed: () =>
    'Bạn là người đề nghị nên phải nhờ người khác duyệt. Bạn vẫn rút lại đề nghị được.',
  already_decided: () => 'Đề nghị này đã được quyết rồi. Bạn mở lại danh sách để xem kết quả.',
  no_picking_day: () => 'Món này chưa hẹn ngày hái. Bạn chọn ngày hái trước rồi đặt mức cho ngày đó.',
  picture_unreadable: () => 'Chợ chưa đọc được ảnh này. Bạn gửi ảnh JPEG, PNG, WebP hoặc AVIF nhé.',
  muted: (r) =>
    `Bạn tạm không nhắn được ở phiên này đến ${f.dayAndTime(r.untilMs)}. Xem và mua vẫn như thường; thấy chưa đúng thì gửi khiếu nại.`,
  banned: (r) =>
    r.untilMs === null
      ? 'Người coi phiên đã chặn bạn ở đây. Đơn đã đặt vẫn giữ nguyên; thấy chưa đúng thì gửi khiếu nại, chợ sẽ trả lời.'
      : `Người coi phiên đã chặn bạn ở đây đến ${f.dayAndTime(r.untilMs)}. Đơn đã đặt vẫn giữ nguyên; thấy chưa đúng thì gửi khiếu nại.`,
  slow_mode: (r) =>
    `Phiên đang đông nên mỗi người nhắn chậm lại. Còn ${seconds(r.retryAfterMs)} giây nữa là gửi được, chữ vẫn còn đây.`,
  followers_only: () => 'Lúc này chỉ người theo dõi gian mới nhắn được. Bạn bấm Theo dõi rồi gửi lại nhé.',
  buyers_only: () => 'Lúc này chỉ người đã mua của gian mới nhắn được. Xem và mua vẫn như thường.',
  line_blocked: () => 'Tin có từ mà gian này không cho nhắn. Bạn sửa lại rồi gửi, chữ vẫn còn đây.',
  too_many_in_team: (r) => `Đã đủ ${r.most} người giúp. Bạn rút bớt một người rồi thêm người mới.`,
  is_keeper: () => 'Đây là chủ gian hoặc người đang coi phiên, nên không làm vậy được.',
  line_not_there: () => 'Tin này đã có người xử lý rồi. Bạn xem lại danh sách nhé.',
  already_undone: () => 'Việc này đã được gỡ trước đó rồi.',
  not_undoable: () => 'Việc này không gỡ lại được. Bạn làm một việc mới thay cho nó nhé.',
  appealed_already: () => 'Bạn đã gửi khiếu nại việc này rồi. Câu trả lời sẽ hiện ở đây.',
  already_answered: () => 'Khiếu nại này đã có người trả lời rồi. Bạn xem lại danh sách nhé.',
  rules_changed_meanwhile: () =>
    'Người khác vừa đổi cách nhắn của phiên. Chưa ghi gì cả; bạn xem lại rồi chọn tiếp.',
  too_many_words: (r) => `Danh sách đã đủ ${r.most} từ. Bạn bỏ bớt rồi thêm từ mới.`,
  line_empty: () => 'Bạn chưa ghi gì. Ghi vài chữ rồi gửi nhé.',
  line_too_long: (r) => `Tin dài quá ${r.charactersMax} chữ. Bạn cắt bớt rồi gửi lại, nội dung vẫn còn đây.`,
};
