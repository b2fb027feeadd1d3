import { calendar } from './desk/calendar.ts';
import { caseRefusals } from './desk/case-refusals.ts';
import { caseSide } from './desk/case-side.ts';
import { caseTalk } from './desk/case-talk.ts';
import { deskCase } from './desk/case.ts';
import { log } from './desk/log.ts';
import { deadMail } from './desk/mail.ts';
import { queue } from './desk/queue.ts';
import { reading } from './desk/reading.ts';

/** The staff's side: queues, a case, the calendar, mail, the log. */
export const desk = {
  menu: {
    label: 'Bàn làm việc',
    queues: 'Yêu cầu',
    readers: 'Độc giả',
    calendar: 'Lịch làm việc',
    colleagues: 'Nhân viên',
    mail: 'Thư chưa gửi được',
    log: 'Nhật ký',
    privacy: 'Dữ liệu cá nhân',
    readingRoom: 'Phòng đọc',
    retrieval: 'Lấy tài liệu',
    counter: 'Giao nhận',
    closures: 'Đóng, mở phòng',
    copies: 'Bản sao',
    registers: 'Sổ',
    reports: 'Báo cáo',
  },
  queue,
  case: { ...deskCase, ...caseSide, ...caseTalk, refusals: caseRefusals, reading },
  calendar,
  deadMail,
  log,
};
