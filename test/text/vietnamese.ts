import fc from 'fast-check';

/** Few enough words that random texts share some, with twins that differ by accents alone. */
export const vietnameseWords = (
  'bí bị bi thư thu thứ thử chi chỉ bộ bo bố đảng dang đăng ủy uỷ uy ban bản nhân nhận dân dần hòa hoà phường quận ' +
  'kế hoạch hoạch số 131 KH QUTH 12 05 2020 24 7 của và các UBND HĐND Trường trưởng năm nam nằm'
).split(' ');

export const vietnameseWord = fc.constantFrom(...vietnameseWords);

/** Text of such words with the signs of a newspaper. */
export const vietnameseText = fc
  .array(fc.tuple(vietnameseWord, fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '-', '/', ' “', '” ')), {
    maxLength: 40,
  })
  .map((pieces) => pieces.flat().join(''));
