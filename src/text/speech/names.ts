import type { Rule } from './rule.ts';

/** What offices write short, beside what `abbreviations.ts` has for search as well. */
export const SPOKEN_SHORT: Record<string, string> = {
  KP: 'khu phố',
  MTTQVN: 'Mặt trận Tổ quốc Việt Nam',
  UBMTTQVN: 'Ủy ban Mặt trận Tổ quốc Việt Nam',
  HCM: 'Hồ Chí Minh',
  TNCS: 'Thanh niên Cộng sản',
  TNXP: 'Thanh niên xung phong',
  LHTN: 'Liên hiệp Thanh niên',
  NCT: 'Người cao tuổi',
  CTĐ: 'Chữ thập đỏ',
  BCĐ: 'Ban chỉ đạo',
  BTC: 'Ban tổ chức',
  BQL: 'Ban quản lý',
  QH: 'Quốc hội',
  CP: 'Chính phủ',
  TTg: 'Thủ tướng',
  TW: 'Trung ương',
  TƯ: 'Trung ương',
  XHCN: 'xã hội chủ nghĩa',
  CHXHCN: 'Cộng hòa xã hội chủ nghĩa',
  VN: 'Việt Nam',
  CLB: 'câu lạc bộ',
  KCN: 'khu công nghiệp',
  TDP: 'tổ dân phố',
  GDĐT: 'giáo dục và đào tạo',
  'GD-ĐT': 'giáo dục và đào tạo',
  'GD&ĐT': 'giáo dục và đào tạo',
  'LĐ-TB&XH': 'Lao động, Thương binh và Xã hội',
  LĐTBXH: 'Lao động, Thương binh và Xã hội',
  TNMT: 'Tài nguyên và Môi trường',
  'TN&MT': 'Tài nguyên và Môi trường',
  'VH-TT': 'văn hóa thể thao',
  VHTT: 'văn hóa thông tin',
  'KT-XH': 'kinh tế xã hội',
  'AN-QP': 'an ninh quốc phòng',
  'QP-AN': 'quốc phòng an ninh',
  ANQP: 'an ninh quốc phòng',
  TTATGT: 'trật tự an toàn giao thông',
  TTĐT: 'trật tự đô thị',
  ATTP: 'an toàn thực phẩm',
  VSMT: 'vệ sinh môi trường',
  CNCH: 'cứu nạn cứu hộ',
  CSGT: 'cảnh sát giao thông',
  CAND: 'công an nhân dân',
  QĐND: 'quân đội nhân dân',
  LLVT: 'lực lượng vũ trang',
  NVQS: 'nghĩa vụ quân sự',
  BHTN: 'bảo hiểm thất nghiệp',
  BVĐK: 'bệnh viện đa khoa',
  TYT: 'trạm y tế',
  SXH: 'sốt xuất huyết',
  DSKHHGĐ: 'dân số kế hoạch hóa gia đình',
  CMND: 'chứng minh nhân dân',
  CCHC: 'cải cách hành chính',
  CNTT: 'công nghệ thông tin',
  QSDĐ: 'quyền sử dụng đất',
  GPMB: 'giải phóng mặt bằng',
  NTM: 'nông thôn mới',
  ĐTDĐ: 'điện thoại di động',
  GS: 'giáo sư',
  PGS: 'phó giáo sư',
  TS: 'tiến sĩ',
  ThS: 'thạc sĩ',
  BS: 'bác sĩ',
  BSCKI: 'bác sĩ chuyên khoa một',
  BSCKII: 'bác sĩ chuyên khoa hai',
  VNĐ: 'đồng',
  VND: 'đồng',
  USD: 'đô la Mỹ',
};

/** Kinds of official papers, in their numbers: "131-KH/QUTH". */
const PAPERS: Record<string, string> = {
  KH: 'kế hoạch',
  QĐ: 'quyết định',
  NQ: 'nghị quyết',
  NĐ: 'nghị định',
  CT: 'chỉ thị',
  CTr: 'chương trình',
  TB: 'thông báo',
  BC: 'báo cáo',
  TTr: 'tờ trình',
  HD: 'hướng dẫn',
  CV: 'công văn',
  TT: 'thông tư',
  TTLT: 'thông tư liên tịch',
  GM: 'giấy mời',
  KL: 'kết luận',
  QC: 'quy chế',
  QU: 'Quận ủy',
  ĐU: 'Đảng ủy',
  TU: 'Thành ủy',
  HU: 'Huyện ủy',
};

const LETTERS: Record<string, string> = {
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  F: 'ép',
  G: 'gờ',
  H: 'hát',
  J: 'gi',
  K: 'ca',
  L: 'lờ',
  M: 'mờ',
  N: 'nờ',
  P: 'pê',
  Q: 'quy',
  R: 'rờ',
  S: 'ét',
  T: 'tê',
  V: 'vê',
  W: 'vê kép',
  X: 'ích',
  Y: 'i dài',
  Z: 'dét',
};

/** Capitals one by one, for what is no word. */
export function letters(capitals: string): string {
  return [...capitals].map((letter) => LETTERS[letter] ?? letter).join(' ');
}

/** "131-KH/QUTH", "15/2020/NĐ-CP": number, year, kind of paper, office. */
const PAPER =
  /(?<![\p{L}\p{N}/])(\d{1,5})(?:\/((?:19|20)\d\d))?((?:[-/](?:\p{Lu}\p{L}{0,7}&?\p{Lu}?\p{L}{0,5}))+)(?![\p{L}\p{N}])/gu;

export function paperRules(long: ReadonlyMap<string, string>): Rule[] {
  const part = (short: string) =>
    PAPERS[short] ?? long.get(short) ?? (/^\p{Lu}+$/u.test(short) ? letters(short) : short);
  return [
    [
      PAPER,
      (match, number, year, names = '') => {
        const parts = names.split(/[-/]/).filter(Boolean);
        // "5-Quận" is no paper: those are named in capitals.
        if (!parts.every((one) => /^\p{Lu}{2,}\p{Ll}?$|^\p{Lu}\p{L}\p{Lu}|^TTg$|^CTr$|^TTr$/u.test(one))) return match;
        return [`${number}${year ? ` năm ${year}` : ''}`, ...parts.map(part)].join(', ');
      },
    ],
  ];
}

const PLACES: Record<string, string> = { P: 'phường', Q: 'quận', H: 'huyện', X: 'xã' };

function placeOf(short: string): string {
  return PLACES[short.charAt(0)] ?? short;
}

/** Short forms that mean something before a number or a name only. */
export const placeRules: readonly Rule[] = [
  [/(?<=[Cc]ông ty (?:TNHH )?)CP(?![\p{L}\p{N}])/gu, 'cổ phần'],
  [/(?<![\p{L}\p{N}])T[Pp][.\s]{0,2}HCM(?![\p{L}\p{N}])/gu, 'Thành phố Hồ Chí Minh'],
  [/(?<![\p{L}\p{N}])T[Pp]\.?\s?(?=\p{Lu}\p{Ll})/gu, 'thành phố '],
  // Alone: "UBND TP. ban hành"; at a sentence's end the full stop stays.
  [/(?<![\p{L}\p{N}])T[Pp](?:\.(?=\s*[\p{Ll},;:]))?(?![\p{L}\p{N}])/gu, 'thành phố'],
  [/(?<![\p{L}\p{N}])TX\.?\s?(?=\p{Lu}\p{Ll})/gu, 'thị xã '],
  [/(?<![\p{L}\p{N}])TT\.\s?(?=\p{Lu}\p{Ll})/gu, 'thị trấn '],
  [/(?<![\p{L}\p{N}])(?:KP\.?\s?(?=\d)|KP\.\s?(?=\p{Lu}))/gu, 'khu phố '],
  [/(?<![\p{L}\p{N}])(?:P\.?(?=\d)|P\.\s(?=\d)|P\.\s?(?=\p{Lu}\p{Ll}))/gu, 'phường '],
  [/(?<![\p{L}\p{N}])(?:Q\.?(?=\d)|Q\.\s(?=\d)|Q\.\s?(?=\p{Lu}\p{Ll}))/gu, 'quận '],
  [/(?<![\p{L}\p{N}])H\.\s?(?=\p{Lu}\p{Ll})/gu, 'huyện '],
  [/(?<![\p{L}\p{N}])X\.\s?(?=\p{Lu}\p{Ll})/gu, 'xã '],
  // By itself one letter may be anything; after the name of an office it is what the office is of.
  [
    /(?<=(?:UBND|HĐND|MTTQ|[Nn]hân dân|Tổ quốc|[Cc]ông an)\s)[PQHX](?:\.(?=\s*[\p{Ll},;:]))?(?![\p{L}\p{N}])/gu,
    placeOf,
  ],
  [/(?<![\p{L}\p{N}])[Đđ]\.\s?(?=\p{Lu}\p{Ll})/gu, 'đường '],
  [/(?<![\p{L}\p{N}])(?:ĐT|[Đđ]t)\s?:/gu, 'điện thoại:'],
  [/(?<![\p{L}\p{N}])[Đđ]\/c\s?:/gu, 'địa chỉ:'],
  [/(?<![\p{L}\p{N}])Đ\/c(?![\p{L}\p{N}])/gu, 'Đồng chí'],
  [/(?<![\p{L}\p{N}])đ\/c(?![\p{L}\p{N}])/gu, 'đồng chí'],
  [/(?<![\p{L}\p{N}])(?:GS|PGS|TS|ThS|Th\.S|BS|KS)\.\s?(?=\p{Lu})/gu, (match) => `${match.replace(/\./g, '').trim()} `],
  [/(?<![\p{L}\p{N}])[Tt]\.?[ƯW](?![\p{L}\p{N}])/gu, 'Trung ương'],
  [/(?<![\p{L}\p{N}])v\.\s?v(?:\.{1,3}|…)?/giu, 'vân vân'],
];

/** Whatever capitals are left without a vowel cannot be said as a word. */
export const letterRules: readonly Rule[] = [
  [/(?<![\p{L}\p{N}])[BCDĐFGHJKLMNPQRSTVWXZ]{2,6}(?![\p{L}\p{N}])/gu, (match) => letters(match)],
];
