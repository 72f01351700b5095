import type { vendorCustom as en } from '#shared/i18n/en/vendor-custom.ts';

export const vendorCustom = {
  'vendor.custom.url': 'Địa chỉ nhận khách mới',
  'vendor.custom.url.help':
    "Địa chỉ đầy đủ của một lời gọi, bắt đầu bằng https://. Có thể chứa khóa bí mật trong tham số, ví dụ ?key='{'secret:key'}', và '{'externalId'}' cho số khách của chúng tôi.",
  'vendor.custom.headers': 'Header',
  'vendor.custom.headers.help':
    "Viết '{'secret:TEN'}' ở chỗ của khóa, ví dụ Bearer '{'secret:token'}'. Ô nhập sẽ hiện bên dưới, và giá trị được cất vào chuỗi khóa.",
  'vendor.custom.headers.key': 'Header',
  'vendor.custom.headers.value': 'Giá trị',
  'vendor.custom.headers.add': 'Thêm header',
  'vendor.custom.body': 'Nội dung yêu cầu',
  'vendor.custom.body.help':
    "JSON. Chữ như \"'{'email'}'\" được thay bằng e-mail của khách, và bị bỏ nếu không có. Với '{'email!'}' nhà cung cấp không nhận ai thiếu mục đó. Ngoài ra: whatsapp.digits, country.name, custom.TEN, externalId.",
  'vendor.custom.successPath': 'Chỗ thấy được câu trả lời đồng ý',
  'vendor.custom.successPath.help':
    'Phần chỉ có trong câu trả lời khi khách đã được nhận, ví dụ data.id. Chỉ mã trạng thái thì chưa đủ.',
  'vendor.custom.successIs': 'Giá trị ở đó',
  'vendor.custom.successIs.help': 'Để trống nếu chỉ cần có gì đó. *từ* tìm từ nằm bên trong.',
  'vendor.custom.idPath': 'Chỗ có mã khách hàng',
  'vendor.custom.idPath.help': 'Ghi vào biên nhận, ví dụ data.id. Chỉ khi gửi từng khách một.',
  'vendor.custom.resend': 'Nếu mất câu trả lời',
  'vendor.custom.resend.help':
    'Chỉ bạn biết nhà cung cấp này có tạo khách thứ hai khi nhận cùng một khách hai lần hay không.',
  'vendor.custom.resend.person': 'Hỏi tôi',
  'vendor.custom.resend.idempotency-key': 'Gửi lại với cùng khóa',
  'vendor.custom.resend.external-id': 'Gửi lại: họ biết số của chúng tôi',
  'vendor.custom.idempotencyHeader': 'Header của khóa',
  'vendor.custom.idempotencyHeader.help': 'Mỗi khách có khóa riêng, và lần thử nào cũng mang cùng khóa đó.',
  'vendor.custom.duplicateStatus': 'Mã trạng thái “đã có”',
  'vendor.custom.duplicateStatus.help': 'Ví dụ 409. Để trống nếu nhà cung cấp không báo.',
  'vendor.custom.duplicatePath': 'Chỗ thấy được “đã có”',
  'vendor.custom.duplicatePath.help': 'Một phần của câu trả lời đó, ví dụ error.code.',
  'vendor.custom.duplicateIs': 'Giá trị ở đó khi ấy',
  'vendor.custom.duplicateIs.help': 'Ví dụ already_exists. *exists* tìm từ nằm bên trong.',
  'vendor.custom.method': 'Phương thức',
  'vendor.custom.method.help': 'POST, trừ khi nhà cung cấp yêu cầu khác.',
  'vendor.custom.method.POST': 'POST',
  'vendor.custom.method.PUT': 'PUT',
  'vendor.custom.method.PATCH': 'PATCH',
  'vendor.custom.successStatus': 'Mã trạng thái đồng ý',
  'vendor.custom.successStatus.help': 'Ví dụ 200-299, hoặc 200, 201.',
  'vendor.custom.batchSize': 'Số khách mỗi yêu cầu',
  'vendor.custom.batchSize.help':
    'Từ 1 đến 100. Nhiều hơn một thì nội dung là danh sách, và một câu đồng ý có giá trị cho tất cả.',
  'vendor.custom.listKey': 'Tên danh sách',
  'vendor.custom.listKey.help': 'Khi gửi nhiều khách: khóa chứa danh sách. Để trống nếu nội dung chính là danh sách.',
  'vendor.custom.perMinute': 'Số yêu cầu mỗi phút',
  'vendor.custom.perMinute.help': 'Nhiều nhất bấy nhiêu. Hãy hỏi giới hạn của nhà cung cấp.',
  'vendor.custom.baseUrl': 'Máy chủ khác',
  'vendor.custom.baseUrl.help': 'Thay cho https://… và tên máy chủ trong địa chỉ ở trên. Cứ để trống.',
} as const satisfies Record<keyof typeof en, string>;
