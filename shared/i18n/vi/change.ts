import type { change as en } from '#shared/i18n/en/change.ts';

export const change = {
  'change.ask': 'Gửi thay đổi tới {vendors}?',
  'change.cannot': '{count, plural, other {{vendors} không nhận thay đổi; ở đó vẫn là dữ liệu đã gửi.}}',
  'change.send': 'Gửi',
  'change.show': 'Nội dung gửi tới {vendor}',
  'change.later': 'Để sau',
  'change.close': 'Đóng',
  'change.label': 'Thay đổi',
  'change.receipt': 'Đã giao thay đổi tới {vendor}',
  'change.queuedText': 'Khi thay đổi được gửi đi.',
  'change.older': 'Dữ liệu ở {vendor} cũ hơn ở đây và không nhận thay đổi. Nếu cần, hãy sửa trực tiếp ở đó.',
} as const satisfies Record<keyof typeof en, string>;
