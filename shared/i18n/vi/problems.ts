import type { problems as en } from '#shared/i18n/en/problems.ts';

export const problems = {
  'problem.not-json': 'Đây không phải JSON hợp lệ nên không đọc được gì.',
  'problem.not-an-object': 'Ở đây cần các giá trị có tên, ví dụ fullName. Chưa lưu gì.',
  'problem.unknown-field': 'Fieldpost không có trường “{field}”. Chưa lưu gì; hãy kiểm tra chính tả.',
  'problem.wrong-type': 'Không đọc được dạng của {field}. Hãy viết lại.',
  'problem.too-long': 'Phần {field} quá dài{limit, plural, =0 {} other { (tối đa # ký tự)}}. Hãy rút gọn.',
  'problem.name-required': 'Cần có tên. Chỉ tên gọi cũng đủ.',
  'problem.phone-invalid': 'Đây không thể là số điện thoại. Kiểm tra các chữ số, hoặc bắt đầu bằng + và mã quốc gia.',
  'problem.email-invalid': 'Địa chỉ này chưa đủ. Dạng đúng là ten@congty.com.',
  'problem.country-invalid': 'Không nhận ra quốc gia này. Dùng hai chữ cái, ví dụ ID hoặc VN.',
  'problem.coordinates-incomplete': 'Vị trí cần cả vĩ độ và kinh độ. Điền nốt phần còn lại, hoặc xóa cả hai.',
  'problem.coordinates-out-of-range': 'Vĩ độ từ −90 đến 90, kinh độ từ −180 đến 180.',
  'problem.birthday-invalid': 'Ngày này không có trong lịch. Viết năm-tháng-ngày, ví dụ 1990-04-23.',
  'problem.value-required': 'Cần điền: còn thiếu {field}.',
  'problem.value-invalid': 'Phần {field} này không phù hợp. Hãy chọn hoặc viết giá trị khác.',
  'problem.url-invalid': 'Không dùng được địa chỉ này. Địa chỉ bắt đầu bằng https://.',
  'problem.connection-not-found': 'Không có kết nối này. Có thể nó đã bị gỡ.',
  'problem.connection-name-taken': 'Một kết nối khác đã có tên này. Hãy chọn tên khác.',
  'problem.vendor-not-found': 'Fieldpost không biết nhà cung cấp này.',
  'problem.customer-erased': 'Dữ liệu khách hàng này đã được xóa sau thời hạn bạn đặt. Biên nhận vẫn còn.',
  'problem.customer-not-found': 'Không có khách hàng này trên máy.',
  'problem.delivery-not-found': 'Khách hàng này không gửi tới kết nối đó.',
  'problem.setting-not-found': 'Không có cài đặt “{field}”.',
  'problem.file-not-found': 'Không thấy tệp này. Kiểm tra tên và thư mục.',
  'problem.file-unreadable':
    'Không đọc được tệp này. Kiểm tra quyền mở, và xem đó có phải CSV, XLSX, vCard hay JSON lines không.',
  'problem.file-empty': 'Tệp này không có dòng nào. Chưa nhập gì.',
  'problem.file-too-large':
    'Tệp này quá lớn để xem ở đây{limit, plural, =0 {} other { (nhiều nhất # dòng)}}. Chia thành nhiều tệp, hoặc dùng dòng lệnh.',
  'problem.file-unwritable': 'Không ghi được tệp vào đó. Hãy chọn thư mục khác hoặc giải phóng dung lượng.',
  'problem.header-unknown': 'Fieldpost không có trường cho cột “{field}”. Đổi tên cột hoặc bỏ cột đó.',
  'problem.row-malformed':
    'Dòng này không khớp với các cột ở trên. Chưa lưu gì từ dòng này; hãy kiểm tra dấu ngoặc kép và dấu phân cách.',
  'problem.duplicate-customer': 'Đã có khách hàng với {field} này nên khách này không được nhập.',
  'problem.slot-misplaced':
    "Khóa bí mật chỉ đứng trong header hoặc tham số của địa chỉ, viết là '{'secret:TEN'}'. Không ở chỗ khác, và không trùng tên một cài đặt.",
  'problem.header-invalid':
    'Không gửi được header “{field}”. Dùng chữ cái, số và gạch nối, giá trị đơn giản, và không dùng header do chúng tôi tự đặt.',
  'problem.template-not-json':
    'Nội dung không phải một đối tượng JSON. Kiểm tra dấu ngoặc kép, dấu phẩy và ngoặc nhọn.',
  'problem.template-unknown-field': 'Nội dung nhắc tới “{field}” mà khách hàng không có. Kiểm tra chính tả.',
  'problem.evidence-required': 'Hãy cho biết câu trả lời thể hiện ở đâu. Chỉ mã trạng thái thì chưa phải bằng chứng.',
  'problem.external-id-required': "Để gửi lại an toàn, nội dung hoặc địa chỉ phải có '{'externalId'}'.",
  'problem.batch-of-one': 'Điều này chỉ dùng được khi gửi từng khách một.',
  'problem.mapping-source-unknown':
    'Không khách hàng nào có trường “{field}”. Hãy viết tên trường giữa hai dấu ngoặc nhọn.',
  'problem.mapping-required': '{vendor} không nhận khách hàng thiếu trường này nên không thể bỏ trống.',
  'problem.mapping-locked': 'Fieldpost tự điền {field} để tìm lại khách hàng.',
  'problem.imported-before': 'Dòng này của tệp này đã được nhập trước đó.',
  'problem.row-left-out': 'Bạn đã bỏ qua dòng này.',
  'problem.confirmation-required': 'Lựa chọn này có thể xóa dữ liệu tại {vendor}. Gõ tên kết nối để tiếp tục.',
  'problem.has-undelivered': 'Vẫn còn khách hàng chờ kết nối này. Gửi trước, hoặc bỏ cùng kết nối.',
  'problem.not-undecided': 'Mục này đã xong nên không còn gì để quyết định.',
  'problem.already-delivered': 'Mục này đã tới nơi nên không cần gửi hay bỏ.',
  'problem.vendor-needs-field': '{vendor} không nhận khách hàng thiếu {aField}. Thêm {aField}, lần đồng bộ tới sẽ gửi.',
  'problem.vendor-field-too-long':
    '{vendor} chỉ nhận {field} ngắn hơn{limit, plural, =0 {} other {, tối đa # ký tự}}. Rút gọn, lần đồng bộ tới sẽ gửi.',
  'problem.vendor-field-to-shorten':
    '{limit, plural, =0 {{vendor} nhận {field} ngắn hơn} other {{vendor} nhận tối đa # ký tự của {field}}}, và chưa ai đồng ý cắt. Tự rút gọn, hoặc gửi lại và phần gửi đi sẽ bị cắt.',
  'problem.vendor-field-invalid': '{vendor} không nhận {field} này. Sửa lại, lần đồng bộ tới sẽ gửi.',
  'problem.vendor-field-shortened':
    '{vendor} nhận {field} ngắn hơn{limit, plural, =0 {} other { (tối đa # ký tự)}} nên phần gửi đi được rút gọn.',
  'problem.vendor-field-left-out': '{vendor} không nhận được {field} ở dạng này nên sẽ gửi mà không kèm phần đó.',
  'problem.vendor-field-long': '{field} có thể quá dài đối với {vendor}. Vẫn gửi nguyên như vậy.',
  'problem.vendor-created-fewer':
    '{vendor} đã nhận nhưng tạo ít hơn số đã gửi và không nói là khách nào. Tất cả sẽ tự gửi lại; khách đã có sẽ không bị tạo hai lần.',
  'problem.vendor-not-applied': '{vendor} đã nhận khách hàng này nhưng không dùng hết phần {field}.',
  'problem.vendor-has-it-already': '{vendor} cho biết đã có khách hàng này. Không có gì bị thay đổi ở đó.',
  'problem.vendor-takes-no-changes':
    '{vendor} không nhận thay đổi. Ở đó vẫn là dữ liệu đã gửi lần đầu; hãy sửa trực tiếp ở đó, hoặc bỏ thay đổi này.',
  'problem.vendor-number-unknown':
    '{vendor} chưa cho biết mã của khách hàng này nên không gửi được thay đổi. Hãy sửa trực tiếp ở đó rồi bỏ thay đổi này.',
  'problem.vendor-identity-changed':
    'Với {field} khác, {vendor} có thể tạo khách hàng thứ hai, nên không gửi thay đổi. Hãy sửa trực tiếp ở đó rồi bỏ thay đổi này.',
  'problem.vendor-customer-gone': '{vendor} không còn khách hàng này nên không có gì để thay đổi. Hãy bỏ thay đổi này.',
  'problem.vendor-refused':
    '{vendor} không nhận khách hàng này.{vendorMessage, select, none {} other { Trả lời: “{vendorMessage}”.}} Sửa dữ liệu rồi thử lại, hoặc bỏ với nhà cung cấp này.',
  'problem.vendor-refused-field':
    '{vendor} không chấp nhận {field}.{vendorMessage, select, none {} other { Trả lời: “{vendorMessage}”.}} Sửa lại, lần đồng bộ tới sẽ gửi.',
  'problem.vendor-unauthorized':
    '{vendor} không còn chấp nhận mã truy cập này. Những gì đang chờ vẫn an toàn. Nhập mã mới trong Kết nối.',
  'problem.vendor-throttled': '{vendor} yêu cầu gửi chậm lại. Lát nữa sẽ tự gửi.',
  'problem.vendor-down': '{vendor} đang ngừng. Khi hoạt động lại sẽ tự gửi. Bạn không cần làm gì.',
  'problem.vendor-clock': '{vendor} cho rằng đồng hồ máy này sai. Chúng tôi tự bù; chỉnh lại giờ sẽ tốt hơn.',
  'problem.vendor-settings':
    'Một cài đặt của kết nối này không khớp với {vendor}.{vendorMessage, select, none {} other { Trả lời: “{vendorMessage}”.}} Những gì đang chờ vẫn an toàn. Kiểm tra trong Kết nối.',
  'problem.vendor-redirected':
    '{vendor} chỉ sang địa chỉ khác, và chúng tôi không mang mã của bạn tới đó. Kiểm tra địa chỉ trong Kết nối.',
  'problem.vendor-answer-unknown':
    'Không hiểu câu trả lời của {vendor} nên chưa tính là đã giao.{vendorMessage, select, none {} other { Trả lời: “{vendorMessage}”.}}',
  'problem.vendor-contract-changed':
    '{vendor} trả lời theo cách mà phiên bản này chưa biết. Những gì đã gửi đang được kiểm tra; hãy tìm bản Fieldpost mới hơn.',
  'problem.captive-portal': 'Wi-Fi này cần đăng nhập trước. Chưa gửi gì tới trang đó.',
  'problem.network-unreachable': 'Không có mạng. Khi có mạng lại sẽ tự gửi.',
  'problem.host-not-found': 'Không tìm thấy địa chỉ của {vendor} từ đây. Sẽ tự thử lại.',
  'problem.connection-refused': 'Không kết nối được {vendor}. Chưa gửi gì; sẽ tự thử lại.',
  'problem.tls-failed': 'Không có đường truyền an toàn tới {vendor} nên chưa gửi gì. Kiểm tra đồng hồ máy và mạng.',
  'problem.proxy-failed': 'Proxy của mạng này không cho đi qua. Chưa gửi gì; sẽ tự thử lại.',
  'problem.no-answer': 'Đã gửi hết tới {vendor} nhưng không có trả lời. Có thể đã tới nơi.',
  'problem.connection-broken': 'Đường truyền tới {vendor} đứt trước khi có trả lời. Có thể đã tới nơi.',
  'problem.interrupted': 'Fieldpost dừng lại khi đang gửi tới {vendor}. Có thể đã tới nơi.',
  'problem.delivery-uncertain':
    'Dữ liệu đã lưu bị hỏng, nên không còn thấy được {vendor} đã có khách hàng này chưa. Hãy xem ở đó trước khi gửi lại.',
  'problem.keychain-locked': 'Kho mật khẩu của máy đang khóa nên chưa gửi được. Vẫn ghi khách hàng bình thường.',
  'problem.keychain-unavailable':
    'Máy này không có kho mật khẩu nên không giữ được mã và chưa gửi được. Vẫn ghi khách hàng bình thường.',
  'problem.secret-missing':
    'Mã của {vendor} không có trong kho mật khẩu. Những gì đang chờ vẫn an toàn. Nhập lại trong Kết nối.',
  'problem.profile-key-missing':
    'Khóa để đọc khách hàng đã lưu không có trong kho mật khẩu. Không có gì bị xóa. Khôi phục kho mật khẩu của người dùng này để đọc.',
  'problem.sealed-data-damaged':
    'Không mở được bản ghi này: dữ liệu lưu đã bị thay đổi. Các bản ghi khác không ảnh hưởng.',
  'problem.another-process-sends': 'Một Fieldpost khác trên máy đang gửi. Những gì bạn lưu ở đây sẽ gửi qua đó.',
  'problem.disk-full': 'Ổ đĩa đầy nên chưa lưu được. Phần bạn gõ vẫn còn đây. Giải phóng chỗ rồi lưu lại.',
  'problem.database-busy': 'Một chương trình khác đang giữ dữ liệu. Chưa thay đổi gì. Hãy thử lại.',
  'problem.database-newer': 'Dữ liệu này do Fieldpost mới hơn ghi. Hãy cập nhật bản này để mở.',
  'problem.database-failed': 'Ổ đĩa không ghi được nên chưa lưu. Phần bạn gõ vẫn còn đây. Hãy thử lại.',
  'problem.database-read-only':
    'Fieldpost đọc được dữ liệu nhưng không thay đổi được. Chưa thể lưu hay gửi gì cho đến khi ghi lại được vào thư mục.',
  'problem.database-salvaged':
    'Tệp chứa khách hàng của bạn bị hỏng. {customers, plural, other {# khách hàng}} đã được chuyển sang tệp mới, và vẫn lưu tiếp được. {uncertain, plural, =0 {} other {Có # lượt gửi không chắc đã gửi hay chưa; chúng sẽ không tự gửi hai lần. }}Tệp hỏng được giữ trong {folder}.',
  'problem.database-older':
    'Tệp chứa khách hàng của bạn cũ hơn lần Fieldpost chạy gần nhất: một chương trình khác đã thay tệp hoặc bỏ đi một phần. {uncertain, plural, other {Có # lượt gửi không chắc đã gửi hay chưa; chúng sẽ không tự gửi hai lần.}}',
  'problem.desktop-refused':
    'Máy này không nhận cài đặt đó. Hãy tìm Fieldpost trong danh sách chương trình khởi động của máy.',
  'problem.not-allowed': 'Fieldpost không làm việc này từ đây.',
  'problem.internal': 'Có điều bất ngờ xảy ra và việc này chưa được thực hiện. Không có gì bị ghi dở. Hãy thử lại.',
} as const satisfies Record<keyof typeof en, string>;
