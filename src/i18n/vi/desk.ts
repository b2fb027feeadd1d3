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
  },
};
