import type { palette as en } from '#shared/i18n/en/palette.ts';

export const palette = {
  'palette.title': 'Lệnh',
  'palette.search': 'Tìm khách hàng hoặc việc cần làm',
  'palette.results': 'Kết quả',
  'palette.customers': 'Khách hàng',
  'palette.actions': 'Việc có thể làm',
  'palette.move': 'di chuyển',
  'palette.open': 'mở',
  'palette.copy': 'chép số',
  'palette.accents': 'Gõ tên không dấu vẫn tìm được',
  'palette.nothing': 'Không có gì tên “{query}”.',
  'palette.list': 'Hàng đợi: {what}',
  'palette.deliveries': '{count, plural, other {# lượt giao đang chờ}}',
  'palette.unlock': 'Mở khóa kho mật khẩu',
  'palette.checkUp': 'Kiểm tra {name}',
  'palette.setUp': 'Thiết lập {name}',
  'palette.theme': 'Giao diện: {theme}',
  'palette.language': 'Ngôn ngữ: {language}',
} as const satisfies Record<keyof typeof en, string>;
