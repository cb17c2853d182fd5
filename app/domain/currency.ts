import { cleanText } from "./text.ts";

const CODES =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/** The national currencies of ISO 4217; metals, test codes and fund units are left out. */
export const CURRENCIES: ReadonlySet<string> = new Set(CODES.split(" "));

/** Words for currencies in Chinese and English returns, longest first where one contains another. */
const WORDS: readonly (readonly [string, string])[] = [
  ["人民币", "CNY"], ["renminbi", "CNY"], ["rmb", "CNY"], ["yuan", "CNY"], ["cn¥", "CNY"], ["cnh", "CNY"], ["¥", "CNY"], ["元", "CNY"],
  ["美元", "USD"], ["美金", "USD"], ["美圆", "USD"], ["usdollars", "USD"], ["usdollar", "USD"], ["us$", "USD"], ["dollars", "USD"], ["dollar", "USD"], ["$", "USD"],
  ["欧元", "EUR"], ["euros", "EUR"], ["euro", "EUR"], ["€", "EUR"],
  ["日元", "JPY"], ["日圆", "JPY"], ["日币", "JPY"], ["yen", "JPY"], ["jp¥", "JPY"],
  ["港元", "HKD"], ["港币", "HKD"], ["港圆", "HKD"], ["港纸", "HKD"], ["hk$", "HKD"],
  ["英镑", "GBP"], ["镑", "GBP"], ["pounds", "GBP"], ["£", "GBP"],
  ["韩元", "KRW"], ["韩币", "KRW"], ["韩圆", "KRW"], ["₩", "KRW"],
  ["新加坡元", "SGD"], ["新加坡币", "SGD"], ["新币", "SGD"], ["新元", "SGD"], ["坡币", "SGD"], ["s$", "SGD"], ["sg$", "SGD"],
  ["新台币", "TWD"], ["新台幣", "TWD"], ["台币", "TWD"], ["nt$", "TWD"], ["ntd", "TWD"], ["澳门元", "MOP"], ["澳门币", "MOP"], ["mop$", "MOP"],
  ["澳元", "AUD"], ["澳大利亚元", "AUD"], ["澳币", "AUD"], ["a$", "AUD"], ["加元", "CAD"], ["加拿大元", "CAD"], ["加币", "CAD"], ["c$", "CAD"],
  ["新西兰元", "NZD"], ["瑞士法郎", "CHF"], ["瑞郎", "CHF"], ["瑞典克朗", "SEK"], ["挪威克朗", "NOK"], ["丹麦克朗", "DKK"],
  ["泰铢", "THB"], ["马来西亚林吉特", "MYR"], ["林吉特", "MYR"], ["马币", "MYR"], ["卢布", "RUB"], ["俄罗斯卢布", "RUB"], ["印度卢比", "INR"], ["卢比", "INR"], ["₹", "INR"],
  ["印尼盾", "IDR"], ["印尼卢比", "IDR"], ["越南盾", "VND"], ["菲律宾比索", "PHP"], ["墨西哥比索", "MXN"], ["迪拉姆", "AED"], ["沙特里亚尔", "SAR"], ["巴西雷亚尔", "BRL"],
  ["土耳其里拉", "TRY"], ["南非兰特", "ZAR"], ["波兰兹罗提", "PLN"], ["匈牙利福林", "HUF"], ["捷克克朗", "CZK"], ["以色列谢克尔", "ILS"],
];
const BY_WORD: ReadonlyMap<string, string> = new Map(WORDS);
const BY_LENGTH = [...BY_WORD.keys()].sort((a, b) => b.length - a.length);

/** The ISO 4217 code for a code or word (USD, us$, 美元, 人民币); null when nothing is known by that name. */
export function resolveCurrency(text: string): string | null {
  const word = cleanText(text).toLowerCase().replace(/[\s.()]/g, "");
  const code = word.toUpperCase();
  if (CURRENCIES.has(code)) return code;
  return BY_WORD.get(word) ?? BY_WORD.get(word.replace(/^人民币(?=元$)/, "")) ?? null;
}

export interface CurrencyMention {
  currency: string;
  word: string;
  rest: string;
}

/** The first currency named in lower-case text without spaces, and the text without it; null when none is named. */
export function findCurrency(text: string): CurrencyMention | null {
  for (const word of BY_LENGTH) {
    if (word !== "元" && text.includes(word)) return { currency: BY_WORD.get(word) ?? "", word, rest: text.replace(word, "") };
  }
  for (const found of text.matchAll(/(?<![a-z])[a-z]{3}(?![a-z])/g)) {
    const currency = found[0].toUpperCase();
    if (CURRENCIES.has(currency)) return { currency, word: found[0], rest: text.replace(found[0], "") };
  }
  return null;
}
