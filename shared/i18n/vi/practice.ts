import type { practice as en } from '../en/practice.ts';

/** Practice with sample vendors, and the tour. */
export const practice: Record<keyof typeof en, string> = {
  'practice.word': 'Luyện tập',
  'practice.text': 'Các nhà cung cấp chỉ là mẫu trên máy này. Không có gì gửi ra ngoài, và không có gì được giữ lại.',
  'practice.end': 'Kết thúc luyện tập',
  'practice.begin': 'Luyện tập với nhà cung cấp mẫu',
  'practice.setting': 'Luyện tập và hướng dẫn',
  'practice.settingHelp': 'Nhà cung cấp mẫu, khách hàng riêng. Khách hàng thật của bạn không bị đụng tới.',
  'welcome.practise': 'Luyện tập trước',
  'welcome.practiseText': 'Năm nhà cung cấp mẫu trên máy này. Mọi thứ đều thật trừ họ, và luôn có chữ “Luyện tập”.',
  'welcome.practiseDo': 'Thử với nhà cung cấp mẫu',
  'tour.start': 'Xem qua trong hai phút',
  'tour.again': 'Xem lại hướng dẫn',
  'tour.help': 'Năm chỉ dẫn cái gì ở đâu. Bạn vẫn làm việc được trong lúc xem.',
  'tour.label': 'Hướng dẫn, {step} trên {count}',
  'tour.next': 'Tiếp',
  'tour.back': 'Quay lại',
  'tour.skip': 'Bỏ qua hướng dẫn',
  'tour.done': 'Xong',
  'tour.capture': 'Ghi khách trong mười giây',
  'tour.captureText':
    'Từ bất cứ đâu: {keys}. Chỉ cần tên. Enter để lưu, và đã lưu là an toàn trên máy này, có mạng hay không.',
  'tour.queue': 'Mọi khách hàng, mọi nhà cung cấp',
  'tour.queueText': 'Mỗi khách một dòng, mỗi nhà cung cấp một dấu. Dòng đang chờ nói rõ vì sao, và khi nào tự đi tiếp.',
  'tour.connections': 'Khách hàng được gửi tới đâu',
  'tour.connectionsText': 'Mỗi nhà cung cấp kèm tình trạng bằng lời. Khóa nằm trong kho mật khẩu của máy này.',
  'tour.import': 'Danh sách bạn đã có',
  'tour.importText': 'Thả tệp CSV, Excel hoặc vCard. Bạn xem từng dòng trước khi lưu, và có thể hoàn tác.',
  'tour.outbox': 'Không mất, không gửi hai lần',
  'tour.outboxText':
    'Những gì đang chờ sẽ tự đi. Chỉ “Cần xử lý” cần bạn quyết định. {keys} tìm mọi thao tác và mọi khách hàng.',
};
