/** Words of the command line. */
export const cli = {
  'cli.connectionAdded': 'Đã thêm kết nối “{name}”.',
  'cli.connectionPaused': 'Không gửi gì đến “{name}” cho đến khi tiếp tục.',
  'cli.connectionResumed': 'Tiếp tục gửi đến “{name}”.',
  'cli.connectionRemoved': 'Đã gỡ kết nối “{name}”. Những gì đã gửi vẫn còn trong lịch sử.',
  'cli.testWorks': '{vendor} trả lời và chấp nhận thông tin đăng nhập.',
  'cli.testKeyNotRefused':
    '{vendor} trả lời và không từ chối khóa. Khách hàng đầu tiên sẽ cho biết có được nhận hay không.',
  'cli.testNothing': '{vendor} không có gì để kiểm tra mà không gửi khách hàng. Thông tin đăng nhập đã đủ.',
  'cli.captured': '{saved, plural, other {Đã lưu # khách hàng}}{refused, plural, =0 {} other {, # bị từ chối}}.',
  'cli.importProgress': '{percent} %, đã nhập {imported}',
  'cli.imported': 'Đã nhập {imported}, từ chối {rejected}, {duplicates, plural, other {# trùng lặp}}.',
  'cli.importErrorsFile': 'Các dòng bị từ chối nằm trong {file}.',
  'cli.customers': '{customers, plural, other {# khách hàng}}',
  'cli.changed': '{changed, plural, =0 {Không có gì cần thay đổi} other {Đã thay đổi # lượt gửi}}.',
  'cli.receiptsWhole':
    '{receipts, plural, =0 {Chưa có biên nhận nào.} other {# biên nhận, tất cả vẫn nguyên như lúc ghi.}} Mã băm cuối: {head}',
  'cli.receiptsBroken':
    'Biên nhận không còn nguyên như lúc ghi: số {id} không khớp. {receipts} biên nhận trước đó vẫn đúng.',
  'cli.receiptsMissing': '{missing, plural, other {# lượt gửi được đánh dấu đã gửi mà không có biên nhận.}}',
  'cli.exported': 'Đã ghi {customers, plural, other {# khách hàng}} vào {file}.',
} as const;
