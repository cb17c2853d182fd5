import { describe, expect, test } from "vitest";
import { readDaysOff, runsOf, workingDaysOfMonths } from "#app/domain/days-off.ts";

const codes = (text: string) => readDaysOff(text, 2026).refusals.map(({ code }) => code);
const runs = (text: string, year = 2026) => runsOf(readDaysOff(text, year).days).map(({ from, to, isWorking }) => `${from}/${to} ${isWorking ? "work" : "off"}`);

/** The notice for 2026 as it was published. */
const NOTICE = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe("a notice of days off", () => {
  test("is read as it is published", () => {
    expect(codes(NOTICE)).toEqual([]);
    expect(runs(NOTICE)).toEqual([
      "2026-01-01/2026-01-03 off", "2026-01-04/2026-01-04 work", "2026-02-14/2026-02-14 work", "2026-02-15/2026-02-23 off", "2026-02-28/2026-02-28 work", "2026-04-04/2026-04-06 off", "2026-05-01/2026-05-05 off",
      "2026-05-09/2026-05-09 work", "2026-09-20/2026-09-20 work", "2026-10-01/2026-10-07 off", "2026-10-10/2026-10-10 work",
    ]);
  });

  test.each([
    ["2022年12月31日至2023年1月2日放假调休，共3天", 2023, ["2022-12-31/2023-01-02 off"]],
    ["2027-01-01至2027-01-03 放假\n2027-01-04 上班", 2027, ["2027-01-01/2027-01-03 off", "2027-01-04/2027-01-04 work"]],
    ["1月28日至2月4日放假", 2025, ["2025-01-28/2025-02-04 off"]],
    ["2027-05-01 off\n2027-05-08 work", 2027, ["2027-05-01/2027-05-01 off", "2027-05-08/2027-05-08 work"]],
  ])("%j is read in %i", (text, year, wanted) => expect(runs(text, year)).toEqual(wanted));

  test.each([
    ["1月1日至3日", ["rest_or_work"]],
    ["2月30日放假", ["no_such_days"]],
    ["5月5日至1日放假", ["no_such_days"]],
    ["1月1日至12月31日放假", ["no_such_days"]],
    ["祝大家节日快乐", ["no_day"]],
    ["5月1日放假。5月1日上班", ["rest_and_work"]],
    ["   ", ["no_day"]],
  ])("%j is refused as %j", (text, wanted) => expect(codes(text)).toEqual(wanted));
});

test("the working days of each month follow the week and the special days", () => {
  const { days } = readDaysOff(NOTICE, 2026);
  expect(workingDaysOfMonths(2026, new Map())).toEqual([22, 20, 22, 22, 21, 22, 23, 21, 22, 22, 21, 23]);
  expect(workingDaysOfMonths(2026, days).slice(0, 5)).toEqual([21, 16, 22, 21, 19]);
});
