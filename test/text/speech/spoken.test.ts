import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMON } from '../../../src/text/abbreviations.ts';
import { numberWords } from '../../../src/text/speech/number-words.ts';
import { romanNumber } from '../../../src/text/speech/numbers.ts';
import { createSpeaker } from '../../../src/text/speech/spoken.ts';

const spoken = createSpeaker();

/** As written, and as a Vietnamese voice should say it. */
const cases: Record<string, [written: string, said: string][]> = {
  dates: [
    ['30/7/2019', 'ngày 30 tháng 7 năm 2019'],
    ['Ngày 30/07/2019, phường họp', 'ngày 30 tháng 7 năm 2019, phường họp'],
    ['ngày 01-02-2020', 'ngày 1 tháng 2 năm 2020'],
    ['ngày 12.5.2020.', 'ngày 12 tháng 5 năm 2020.'],
    ['Hạn chót: 2020-05-12', 'Hạn chót: ngày 12 tháng 5 năm 2020'],
    ['Sáng 12/5, chi bộ', 'Sáng ngày 12 tháng 5, chi bộ'],
    ['từ 1/5 đến 30/6', 'từ ngày 1 tháng 5 đến ngày 30 tháng 6'],
    ['từ ngày 12/5 đến hết ngày 14/5/2020', 'từ ngày 12 tháng 5 đến hết ngày 14 tháng 5 năm 2020'],
    ['12-14/5/2020', 'ngày 12 đến ngày 14 tháng 5 năm 2020'],
    ['28/4-5/5', 'ngày 28 tháng 4 đến ngày 5 tháng 5'],
    ['mừng 30/4 và 1/5', 'mừng ngày 30 tháng 4 và ngày 1 tháng 5'],
    ['tháng 5/2020', 'tháng 5 năm 2020'],
    ['kế hoạch 11/2021', 'kế hoạch tháng 11 năm 2021'],
    ['quý II/2020', 'quý 2 năm 2020'],
    ['mở cửa 24/7', 'mở cửa 24 trên 7'],
    ['ngày 24/7', 'ngày 24 tháng 7'],
  ],
  fractions: [
    ['2/3 số đại biểu', '2 phần 3 số đại biểu'],
    ['1/5 dân số', '1 phần 5 dân số'],
    ['có mặt 42/45 đảng viên', 'có mặt 42 trên 45 đảng viên'],
    ['45/45 phiếu', '45 trên 45 phiếu'],
  ],
  times: [
    ['18h03', '18 giờ 3 phút'],
    ['18:03', '18 giờ 3 phút'],
    ['lúc 7g30', 'lúc 7 giờ 30 phút'],
    ['08h00', '8 giờ'],
    ['từ 7h đến 11h', 'từ 7 giờ đến 11 giờ'],
    ['từ 7g đến 11g, 2g chiều', 'từ 7 giờ đến 11 giờ, 2 giờ chiều'],
    ['20g muối', '20 gam muối'],
    ['7h30-11h00', '7 giờ 30 phút đến 11 giờ'],
    ['13:30 – 17:00', '13 giờ 30 phút đến 17 giờ'],
    ['tỷ số 2:1', 'tỷ số 2:1'],
  ],
  abbreviations: [
    ['UBND phường', 'Ủy ban nhân dân phường'],
    ['Đảng ủy - HĐND - UBND', 'Đảng ủy, Hội đồng nhân dân, Ủy ban nhân dân'],
    ['UBND.', 'Ủy ban nhân dân.'],
    ['XUBNDX', 'XUBNDX'],
    ['TP.HCM', 'Thành phố Hồ Chí Minh'],
    ['TP. Hồ Chí Minh', 'thành phố Hồ Chí Minh'],
    ['Tp HCM', 'Thành phố Hồ Chí Minh'],
    ['TP.Thủ Đức', 'thành phố Thủ Đức'],
    ['Q.1', 'quận 1'],
    ['P.5, Q. Tân Bình', 'phường 5, quận Tân Bình'],
    ['KP3 và KP. 4', 'khu phố 3 và khu phố 4'],
    ['UBND TP ban hành', 'Ủy ban nhân dân thành phố ban hành'],
    ['UBND TP. ban hành', 'Ủy ban nhân dân thành phố ban hành'],
    ['trên địa bàn TP, ngành ATTP', 'trên địa bàn thành phố, ngành an toàn thực phẩm'],
    ['lãnh đạo Tp.', 'lãnh đạo thành phố.'],
    ['UBND TX và các KP', 'Ủy ban nhân dân thị xã và các khu phố'],
    ['UBND Q. họp với Công an P.', 'Ủy ban nhân dân quận họp với Công an phường.'],
    ['Công an H. Củ Chi, UBND P.5', 'Công an huyện Củ Chi, Ủy ban nhân dân phường 5'],
    ['Đ/c Nguyễn Văn A', 'Đồng chí Nguyễn Văn A'],
    ['BS. Lê Thị B', 'bác sĩ Lê Thị B'],
    ['rau, quả, v.v.', 'rau, quả, vân vân'],
    ['vitamin P', 'vitamin P'],
    ['phát triển KT-XH', 'phát triển kinh tế xã hội'],
    ['Sở GD&ĐT', 'Sở giáo dục và đào tạo'],
    ['đài VTV', 'đài vê tê vê'],
    ['dịch COVID-19', 'dịch COVID 19'],
    ['THÔNG BÁO', 'THÔNG BÁO'],
  ],
  papers: [
    ['Kế hoạch số 131-KH/QUTH', 'Kế hoạch số 131, kế hoạch, quy U tê hát'],
    ['Nghị định 15/2020/NĐ-CP', 'Nghị định 15 năm 2020, nghị định, Chính phủ'],
    ['Chỉ thị 16/CT-TTg', 'Chỉ thị 16, chỉ thị, Thủ tướng'],
    ['số 45/UBND-VX', 'số 45, Ủy ban nhân dân, vê ích'],
  ],
  numbers: [
    ['1.500.000 đồng', 'một triệu năm trăm nghìn đồng'],
    ['50.000đ', 'năm mươi nghìn đồng'],
    ['giá 25.000đ/kg', 'giá hai mươi lăm nghìn đồng một ki lô gam'],
    ['3,5', '3 phẩy 5'],
    ['1,5 tỷ đồng', '1 phẩy 5 tỷ đồng'],
    ['0,05%', '0 phẩy 0 5 phần trăm'],
    ['12.345,6 m2', 'mười hai nghìn ba trăm bốn mươi lăm phẩy 6 mét vuông'],
    ['95%', '95 phần trăm'],
    ['120 m²', '120 mét vuông'],
    ['40km/h', '40 ki lô mét trên giờ'],
    ['37°C', '37 độ C'],
    ['5kg gạo', '5 ki lô gam gạo'],
    ['khu phố 1,2', 'khu phố 1, 2'],
    ['các tổ 3,5,7', 'các tổ 3, 5, 7'],
    ['năm 2020', 'năm 2020'],
    ['4x6', '4 nhân 6'],
  ],
  ranges: [
    ['nhiệm kỳ 2020–2025', 'nhiệm kỳ 2020 đến 2025'],
    ['5-7 ngày', '5 đến 7 ngày'],
    ['1.000 - 2.000 người', 'một nghìn đến hai nghìn người'],
    ['10%-15%', '10 phần trăm đến 15 phần trăm'],
  ],
  phones: [
    ['ĐT: 028.3812.3456', 'điện thoại: 0 2 8, 3 8 1 2, 3 4 5 6'],
    ['0901234567', '0 9 0 1 2 3 4 5 6 7'],
    ['+84 28 3812 3456', 'cộng 8 4, 2 8, 3 8 1 2, 3 4 5 6'],
    ['tổng đài 1900 1234', 'tổng đài 1 9 0 0, 1 2 3 4'],
    ['gọi 114', 'gọi 1 1 4'],
    ['114 hộ dân', '114 hộ dân'],
  ],
  'Roman numerals': [
    ['khóa XIII', 'khóa 13'],
    ['thế kỷ XXI', 'thế kỷ 21'],
    ['Đại hội lần thứ XI', 'Đại hội lần thứ 11'],
    ['lần thứ I', 'lần thứ nhất'],
    ['lần thứ IV', 'lần thứ tư'],
    ['lần thứ VIIII', 'lần thứ VIIII'],
    ['II. Nội dung', '2. Nội dung'],
    ['vitamin C, hạng I', 'vitamin C, hạng 1'],
  ],
  'links and signs': [
    ['xem https://phuong.gov.vn/a/b?c=1.', 'xem đường liên kết.'],
    ['trang phuong.gov.vn', 'trang phuong chấm gov chấm vn'],
    ['thư ubnd@phuong.vn', 'thư ubnd a còng phuong chấm vn'],
    ['điện & nước', 'điện và nước'],
    ['và/hoặc', 'và, hoặc'],
    ['“Xanh – sạch – đẹp”', 'Xanh, sạch, đẹp'],
    ['- Điểm thứ nhất', 'Điểm thứ nhất'],
  ],
};

describe('a text as it is spoken', () => {
  for (const [kind, pairs] of Object.entries(cases)) {
    test.each(pairs)(`${kind}: %s`, (written, said) => expect(spoken(written)).toBe(said));
  }

  test.each(Object.entries(COMMON))('%s, which search knows, is said in full', (short, long) => {
    expect(spoken(`UBND ${short} họp`).toLowerCase()).toBe(`ủy ban nhân dân ${long.toLowerCase()} họp`);
  });

  test("the feed's own abbreviations stand before ours", () => {
    const own = createSpeaker({ CP: 'cổ phần', QUTH: 'Quận ủy Tân Hưng', 'N.Q': 'nội quy' });
    expect(own('Công ty CP')).toBe('Công ty cổ phần');
    expect(own('131-KH/QUTH')).toBe('131, kế hoạch, Quận ủy Tân Hưng');
    expect(own('theo N.Q')).toBe('theo nội quy');
  });

  test('plain words stay as they are', () => {
    const word = fc.stringMatching(/^[a-eghiklmnopqrstuvxyàáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễđ]{1,7}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        fc.pre(!words.some((one) => /^(đ|l|m|g|ha|kg|km|cm|mm|ml|vv?)$/.test(one)));
        expect(spoken(words.join(' '))).toBe(words.join(' '));
      }),
    );
  });

  test('any day is a date, and what was said is not changed by being said again', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.'), fc.boolean(), (date, mark, padded) => {
        const [d, m, y] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
        const written = [d, m]
          .map((part) => String(part).padStart(padded ? 2 : 1, '0'))
          .concat(String(y))
          .join(mark);
        const said = `họp ngày ${d} tháng ${m} năm ${y}`;
        expect(spoken(`họp ${written}`)).toBe(said);
        expect(spoken(said)).toBe(said);
      }),
    );
  });

  test('no text breaks it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof spoken(text) === 'string'));
    const pieces = fc.constantFrom(
      '12',
      '/',
      '-',
      '.',
      ',',
      'h',
      ':',
      ' ',
      'KH',
      'UBND',
      '%',
      'đ',
      '1.000',
      'XX',
      '+84',
    );
    fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => typeof spoken(parts.join('')) === 'string'));
  });
});

describe('numbers', () => {
  test.each([
    [0, 'không'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [105, 'một trăm linh năm'],
    [1_005, 'một nghìn không trăm linh năm'],
    [10_000_000, 'mười triệu'],
    [1_000_000_000_000, 'một nghìn tỷ'],
    [2_000_000_000_007, 'hai nghìn tỷ không trăm linh bảy'],
  ])('%d', (number, words) => expect(numberWords(number)).toBe(words));

  test('in words name their number and no other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 2_000_000 }), fc.maxSafeNat()), (number) => {
        expect(numberOf(numberWords(number))).toBe(number);
      }),
    );
  });

  test('Roman numerals', () => {
    const numerals = ['I', 'IV', 'IX', 'XIII', 'XIV', 'XXI', 'XL', 'LXXXIX'];
    expect(numerals.map(romanNumber)).toEqual([1, 4, 9, 13, 14, 21, 40, 89]);
    expect(['', 'IIII', 'VX', 'LL', 'A'].map(romanNumber)).toEqual([null, null, null, null, null]);
  });
});

/** Reads number words back, independently of how they are made. */
function numberOf(words: string): number {
  const digits = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');
  const scales: Record<string, number> = { nghìn: 1e3, triệu: 1e6, tỷ: 1e9 };
  let total = 0;
  let below = 0;
  let group = 0;
  let ones = 0;
  for (const word of words.split(' ')) {
    const digit = word === 'mốt' ? 1 : word === 'lăm' ? 5 : digits.indexOf(word);
    if (digit >= 0) ones = digit;
    else if (word === 'trăm' || word === 'mươi') {
      group += ones * (word === 'trăm' ? 100 : 10);
      ones = 0;
    } else if (word === 'mười') group += 10;
    else if (word === 'tỷ') {
      total += (below + group + ones) * 1e9;
      below = group = ones = 0;
    } else if (scales[word]) {
      below += (group + ones) * (scales[word] ?? 0);
      group = ones = 0;
    }
  }
  return total + below + group + ones;
}
