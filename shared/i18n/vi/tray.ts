import type { tray as en } from '#shared/i18n/en/tray.ts';

export const tray = {
  'tray.sync': 'Đồng bộ ngay',
  'tray.pause': 'Tạm dừng gửi',
  'tray.resume': 'Gửi tiếp',
  'tray.open': 'Mở Fieldpost',
  'tray.capture': 'Khách hàng mới',
  'tray.quick': 'Ghi nhanh',
  'tray.quit': 'Thoát',
  'tray.tooltip':
    'Fieldpost: {needYou, plural, other {# cần xử lý}}, {waiting, plural, other {# đang chờ}}, {online, select, true {có mạng} other {mất mạng}}',
  'tray.practice': 'Luyện tập, không phải khách hàng của bạn: {status}',
  'tray.status': '{needYou, plural, other {# cần xử lý}} · {waiting, plural, other {# đang chờ}}',
  'tray.nextTry': '{net}, thử lại lúc {time}',
  'tray.paused': 'Fieldpost: tạm dừng gửi, {waiting, plural, other {# đang chờ}}',
  'notify.synced': 'Đã giao {delivered, plural, other {#}}{needYou, plural, =0 {} other {, # cần xử lý}}',
  'notify.unauthorized':
    '{vendor} không còn chấp nhận mã truy cập này. {waiting, plural, other {# đang chờ}}, không mất gì.',
  'quit.question': '{waiting, plural, other {# đang chờ}}. Vẫn an toàn ở đây và sẽ gửi khi mở lại Fieldpost.',
  'quit.quit': 'Thoát',
  'quit.keep': 'Giữ ở khay',
} as const satisfies Record<keyof typeof en, string>;
