import type { keeping as en } from '#shared/i18n/en/keeping.ts';

export const keeping = {
  'capture.duplicate.name': 'Tên giống nhau.',
  'capture.kept': 'Giữ cho hôm nay',
  'capture.keptCity': 'Thành phố: {city}',
  'capture.keptTag': 'Thẻ: {tag}',
  'capture.keepNone': 'Bỏ giữ',
  'capture.emailOffer': 'Tab sẽ ghi {email}',
  'quick.allFields': 'Mọi ô',
  'capture.aside': 'Bạn đang ghi “{name}”. Vẫn được giữ ở đây.',
  'capture.asideBack': 'Lấy lại',
  'capture.asideNobody': 'khách hàng',
  'capture.keep': 'Giữ {field} cho hôm nay',
  'capture.keptWord': 'đang giữ',
  'capture.pasteHint': 'Có trong tin nhắn hay danh thiếp? Dán vào đây bằng {keys}, biểu mẫu tự điền.',
  'quick.title': 'Ghi nhanh',
  'quick.offline': 'Mất mạng, vẫn lưu',
  'location.add': 'Thêm vị trí',
  'location.asking': 'Đang tìm vị trí của máy',
  'location.change': 'Vị trí',
  'location.remove': 'Xóa vị trí',
  'location.typed': 'Vĩ độ, kinh độ',
  'location.typedHelp':
    'Máy này không biết vị trí của nó. Chép vị trí từ ứng dụng bản đồ rồi dán vào đây, ví dụ −7.2575, 112.7521.',
  'location.use': 'Dùng',
  'location.wrong': 'Cần hai số, ví dụ −7.2575, 112.7521.',
} as const satisfies Record<keyof typeof en, string>;
