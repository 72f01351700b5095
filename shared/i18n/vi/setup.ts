import type { setup as en } from '#shared/i18n/en/setup.ts';

export const setup = {
  'setup.badSecret': 'Mã không có dấu cách, chỉ gồm chữ không dấu, số và ký hiệu. Hãy chép lại.',
  'setup.badPath': 'Đường dẫn bắt đầu bằng / và không có dấu cách, ví dụ /extapi/v1.0/token.',
  'setup.invalid': 'Giá trị này không hợp ở đây. Xem dòng bên dưới.',
  'setup.experimental': 'Thử nghiệm: chưa ai đối chiếu với nhà cung cấp nên giá trị mặc định là phỏng đoán.',
  'setup.hostOther': 'Địa chỉ khác',
  'setup.hostAddress': 'Địa chỉ, bắt đầu bằng https://',
  'setup.pick': 'Đăng nhập và hiện danh sách',
  'setup.pickHelp': '{count, plural, =0 {Tài khoản này không có.} other {Tìm thấy #. Hãy chọn một.}}',
  'setup.copyTitle': 'Bản sao của {name}',
  'setup.copied': 'Lấy từ {name}. Để trống để dùng cùng mã.',
  'setup.where': 'Tìm ở đâu',
  'connections.duplicate': 'Nhân bản…',
  'connections.erases': 'Thay thế dữ liệu đã có',
  'connections.erasesHelp':
    'Khách hàng mà {vendor} đã biết sẽ bị bỏ để thay bằng bản mới. Không gì tự gửi lần thứ hai.',
  'vendor.alatwa.where':
    'Mã thuộc tài khoản Alat WA của bạn. Tài liệu không nói nằm ở trang nào: tìm “API” trong menu hoặc hỏi Alat WA.',
  'vendor.salesmania.where':
    'SalesMania cấp hai mã: mã bearer cho người dùng và mã nhóm cho một cơ sở dữ liệu. Người quản trị SalesMania của bạn lấy được cả hai.',
  'vendor.nxlink.where':
    'Access key, access secret, app key và tenant ID đi cùng nhau. Tài liệu NXLink không nói ở đâu; người liên hệ của bạn ở đó đưa cả bốn.',
  'vendor.cuoral.where':
    'Tài liệu Cuoral không nói tạo mã ở đâu. Cần mã của API; mã công khai của khung chat không dùng được ở đây.',
  'vendor.ladiflow.where': 'Trong LadiFlow, mở Cài đặt, rồi Tích hợp, rồi “Kết nối API”. Tạo mã ở đó và chép toàn bộ.',
} satisfies Readonly<Record<keyof typeof en, string>>;
