import type { menu as en } from '#shared/i18n/en/menu.ts';

export const menu = {
  'menu.file': 'Tệp',
  'menu.edit': 'Sửa',
  'menu.view': 'Xem',
  'menu.pause': 'Tạm dừng hoặc gửi tiếp',
  'menu.settings': 'Cài đặt',
  'menu.close': 'Đóng cửa sổ',
  'menu.undo': 'Hoàn tác',
  'menu.redo': 'Làm lại',
  'menu.cut': 'Cắt',
  'menu.copy': 'Sao chép',
  'menu.paste': 'Dán',
  'menu.selectAll': 'Chọn tất cả',
  'menu.resetZoom': 'Cỡ thường',
  'menu.zoomIn': 'To hơn',
  'menu.zoomOut': 'Nhỏ hơn',
  'menu.fullScreen': 'Toàn màn hình',
  'start.cannotOpen': 'Fieldpost không mở được dữ liệu',
  'start.unreadable':
    'Không đọc được tệp chứa khách hàng của bạn. Tệp được giữ nguyên. Trước hết hãy chép thư mục {folder} sang nơi an toàn.',
  'start.diskFull': 'Ổ đĩa đầy. Hãy giải phóng chỗ rồi mở lại Fieldpost. Những gì đã lưu vẫn còn.',
  'start.busy':
    'Một chương trình khác đang giữ dữ liệu của Fieldpost. Hãy đóng nó rồi mở lại Fieldpost. Chưa thay đổi gì.',
  'window.hopeless': 'Cửa sổ Fieldpost đã dừng',
  'window.hopeless.detail': 'Cửa sổ bị dừng nhiều lần liên tiếp. Dữ liệu khách hàng vẫn an toàn. Hãy mở lại Fieldpost.',
} as const satisfies Record<keyof typeof en, string>;
