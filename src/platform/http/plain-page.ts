const TEXTS: Record<number, { vi: string; en: string }> = {
  400: { vi: 'Địa chỉ không đúng dạng.', en: 'The address is not well formed.' },
  403: {
    vi: 'Biểu mẫu này không được gửi từ trang của phòng đọc. Xin mở lại trang rồi gửi.',
    en: 'This form was not sent from a page of the reading room. Please open the page again and send it.',
  },
  404: { vi: 'Không tìm thấy trang này.', en: 'There is no such page.' },
  405: { vi: 'Trang này không nhận yêu cầu kiểu đó.', en: 'This page does not take that kind of request.' },
  408: {
    vi: 'Đường truyền quá chậm hoặc bị ngắt nên chưa nhận được những gì vừa gửi. Xin bấm quay lại: những gì đã gõ thường vẫn còn đó. Hãy chọn tệp nhỏ hơn, hoặc gửi khi đường truyền tốt hơn.',
    en: 'The connection was too slow or broke off, so what you sent did not arrive. Please go back: what you typed is usually still there. Choose smaller files, or send them over a better connection.',
  },
  411: { vi: 'Yêu cầu không ghi độ dài.', en: 'The request does not state its length.' },
  413: { vi: 'Nội dung gửi lên quá lớn.', en: 'What was sent is too large.' },
  414: { vi: 'Địa chỉ quá dài.', en: 'The address is too long.' },
  500: {
    vi: 'Hệ thống gặp lỗi. Xin thử lại sau ít phút.',
    en: 'Something went wrong on our side. Please try again in a few minutes.',
  },
};

/**
 * The page of last resort, complete in itself: shown when no page of the site can or should be rendered.
 * @param requestId what a reader may quote to the archive
 */
export function plainPage(status: number, requestId: string): string {
  const { vi, en } = TEXTS[status] ?? TEXTS[500]!;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${status} – Phòng Đọc</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<header><a href="/">Phòng Đọc</a></header>
<main>
<h1>${vi}</h1>
<p lang="en">${en}</p>
<form action="/tim-kiem" role="search">
<label for="q">Tìm trong tài liệu / <span lang="en">Search the records</span></label>
<input id="q" name="q" type="search">
<button>Tìm</button>
</form>
<p><a href="/">Trang đầu</a> · <a href="/en" lang="en" hreflang="en">Home</a></p>
<p><small>${status} · ${requestId}</small></p>
</main>
</body>
</html>
`;
}
