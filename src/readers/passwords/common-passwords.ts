/**
 * Those tried first here and elsewhere: without accents, lower case, and without digits or signs at either end, since
 * those are tried right after them. Runs and repetitions are told by rule (password-rules.ts).
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password passwords passw0rd p@ssword p@ssw0rd passwd mypassword newpassword password1234 pass pass word secret changeme change
  letmein welcome login logon signin admin administrator adminadmin root toor master system default guest user username test
  testtest tester testing demo example sample temp temporary qwerty qwertyui qwertyuiop qwerty123456 qwert qwer asdf asdfgh
  asdfghjk asdfghjkl asdfasdf zxcvbn zxcvbnm zxcvbnma qazwsx qazwsxedc qweasd qweasdzxc q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t
  1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1zaq1 iloveyou ilovey0u loveyou lovely sunshine princess dragon monkey football baseball
  superman batman spiderman pokemon starwars michael jordan jessica charlie daniel ashley shadow trustno freedom whatever
  hello helloworld hellohello computer internet samsung iphone google googlegoogle facebook zalo youtube viettel mobifone
  vinaphone vietnam vietnamvodich vietnamese saigon hanoi haiphong danang sonchau anhyeuem emyeuanh yeuem yeuanh yeuemnhieu
  iloveu anhnhoem nhoem nhoanh matkhau matkhaumoi matkhaucuatoi khongbiet khongnho khongcomatkhau khongcopass pass mk
  taikhoan dangnhap nguoidung quantri quantrivien canbo vanthu luutru phongdoc docgia tailieu hoso archive archives reader
  readingroom library thuvien hochiminh chutichhochiminh bacho tinhyeu giadinh mevaba bame chame conyeu concuabo
  nguyenvana nguyenthia nguyenvan tranvana levana giangsinh chucmungnammoi tetnguyendan abcd abcde abcdef abcdefgh abcxyz
  abc123 a123456 aa123456 123456a 123456aa 123456789a a123456789 12345678a 123qwe 123456qwe 123abc 123123a 112233
  11223344 121212 123321 1234 12341234 12344321 123654 123654789 147258369 159357 159753 456789 666666 696969 741852963
  789456123 789789789 987654321 0987654321 0123456789 1234567890 00000000 11111111 12121212 13579 135792468 20202020
  01012000 19900101 30041975 02091945 19081945 07051954
  `
    .trim()
    .split(/\s+/),
);
