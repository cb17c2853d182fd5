import type { Page } from "playwright-core";
import type { GateRuleId } from "#app/domain/gates.ts";
import { REQUIRED_INDICATORS } from "#app/domain/indicators.ts";
import type { IndicatorId } from "#app/domain/indicators.ts";
import type { Role } from "#app/domain/permissions.ts";
import { REPLACED } from "#app/domain/replacement.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { expect, test } from "./support/browser.ts";
import type { PageWish } from "./support/browser.ts";
import {
  captureLead, editFacts, follow, isRefused, judge, modal, moveOnBoard, openRecord, promise, record, refused, report, saveDuty, saveRecord, seesMissing, standsIn, unfold,
} from "./support/life.ts";
import type { Person } from "./support/life.ts";

/** A refused form is a 400, which the console of Chromium reports. */
const REFUSALS = /the server responded with a status of 400/;
const LIFE_MS = 300_000;
const LIAISON = { choose: "示例项目专员" };

async function persons<R extends Role>(openPage: (wish?: PageWish) => Promise<Page>, locale: "zh-CN" | "en", roles: readonly R[]): Promise<Record<R, Person>> {
  const pages = await Promise.all(roles.map((role) => openPage({ as: role, locale, mayComplain: REFUSALS })));
  return Object.fromEntries(roles.map((role, index) => [role, { page: pages[index], words: words(locale) }])) as Record<R, Person>;
}

const PROMISED: Readonly<Record<(typeof REQUIRED_INDICATORS)[number], string>> = { investment_intensity: "450", tax_per_mu: "30", far: "2.2", energy_per_value: "0.35", emissions_per_value: "0.02" };

/** The review of a two-high project: asked by the liaison, answered by a unit, decided by the bureau of commerce. */
async function admit({ liaison, unit, commerce }: Record<"liaison" | "unit" | "commerce", Person>, code: string, name: string): Promise<void> {
  const { admission } = liaison.words;
  await liaison.page.getByRole("link", { name: admission.ask }).first().click();
  await liaison.page.getByRole("button", { name: admission.sendAsk }).click();
  const title = joinFacts("zh-CN", [admission.reviews, admission.subject.two_high]);
  await liaison.page.getByRole("region", { name: title }).waitFor();

  await unit.page.goto("/admission");
  await unit.page.getByRole("row").filter({ hasText: code }).getByRole("link", { name, exact: true }).click();
  const given = await unfold(unit.page.getByRole("region", { name: title }), admission.give);
  await given.getByText(admission.opinion.conditions, { exact: true }).click();
  await refused(unit.page, given.getByRole("button", { name: admission.saveOpinion }));
  await given.getByRole("textbox", { name: admission.conditions, exact: true }).fill("投产前完成余热利用改造");
  await given.getByRole("button", { name: admission.saveOpinion }).click();
  await unit.page.getByText("投产前完成余热利用改造").first().waitFor();

  await commerce.page.goto(`/projects/${code}/admission`);
  const decided = await unfold(commerce.page.getByRole("region", { name: title }), admission.decide);
  await decided.getByText(admission.opinion.conditions, { exact: true }).click();
  await refused(commerce.page, decided.getByRole("button", { name: admission.saveDecision }));
  await decided.getByRole("textbox", { name: admission.decisionNote, exact: true }).fill("其余单位口头同意，书面意见后补");
  await decided.getByRole("button", { name: admission.saveDecision }).click();
  await commerce.page.getByText(admission.state.decided, { exact: true }).waitFor();
}

/** The replacement plan: refused while too little is replaced, approved once its balances hold. */
async function replace({ liaison, commerce }: Record<"liaison" | "commerce", Person>, code: string): Promise<void> {
  const { admission } = liaison.words;
  const planOf = ({ page }: Person) => page.getByRole("region", { name: admission.planTitle, exact: true });
  const balance = async (replaced: string) => {
    await liaison.page.goto(`/projects/${code}/admission`);
    const form = await unfold(planOf(liaison), admission.editPlan);
    for (const dimension of REPLACED) {
      const fields = form.getByRole("group", { name: admission.replaced[dimension], exact: true });
      await fields.getByLabel(admission.needed).fill("10");
      await fields.getByLabel(admission.replacedAmount).fill(replaced);
      await fields.getByLabel(admission.ratio, { exact: true }).fill("1.25");
      await fields.getByLabel(admission.sourceOf).fill("示例关停企业");
    }
    await form.getByRole("button", { name: admission.savePlan }).click();
    await planOf(liaison).getByRole("table").getByText(`${replaced}`, { exact: true }).first().waitFor();
  };
  const approval = async () => {
    await commerce.page.goto(`/projects/${code}/admission`);
    const form = await unfold(planOf(commerce), admission.approve);
    await form.getByLabel(admission.approval, { exact: true }).fill("示例市发改委 示例〔2022〕5号");
    return form.getByRole("button", { name: admission.approve });
  };
  await balance("12");
  await planOf(liaison).getByText(admission.notBalanced).waitFor();
  await refused(commerce.page, await approval());
  await balance("13");
  await (await approval()).click();
  await planOf(commerce).getByText(/示例〔2022〕5号/).waitFor();
}

/** A plot with its five control indicators, taken over into the facts. */
async function signLand({ page, words: said }: Person): Promise<void> {
  const { commitments } = said;
  await page.getByRole("link", { name: commitments.do.plot }).click();
  await saveDuty(page, said, async (form) => {
    await form.getByLabel(commitments.field.name, { exact: true }).fill("示例A地块");
    await form.getByLabel(commitments.field.landMu).fill("120");
    await form.getByLabel(commitments.field.far, { exact: true }).fill("2.2");
  });
  await page.getByRole("link", { name: new RegExp(`^${commitments.do.sign}`) }).click();
  await saveDuty(page, said, async (form) => {
    for (const indicator of REQUIRED_INDICATORS) await form.getByLabel(commitments.indicator[indicator], { exact: true }).fill(PROMISED[indicator]);
  });
  await page.getByText(commitments.allSigned).waitFor();
  await page.getByRole("button", { name: commitments.do.takeOver }).click();
  await page.getByText(commitments.factsSame).waitFor();
}

test("new build on new land, two-high: every gate refuses, is satisfied where its lines lead, and the last commitment ends it", { timeout: LIFE_MS }, async ({ openPage }) => {
  const { district, liaison, unit, commerce } = await persons(openPage, "zh-CN", ["district", "liaison", "unit", "commerce"]);
  const { fields, kinds, common, gates, admission, commitments, board } = district.words;
  const name = "示例镍钴回收新建";
  const code = await captureLead(district, "示例循环金属", name);
  await record(district, code, "lead", "2022-02-10");

  await seesMissing(district, code, "attraction", ["industry", "kind", "amount"]);
  const signing = await isRefused(district, code, "signed", "2022-06-20", ["industry", "kind", "amount"]);
  await signing.getByLabel(fields.industry).selectOption("32");
  await signing.getByLabel(fields.kind).selectOption("new_build");
  await signing.getByLabel(fields.amount).fill("12.5亿");
  await saveRecord(district, signing, "signed");
  await editFacts(district, code, { [fields.liaison]: LIAISON, [fields.newLand]: { choose: common.yes } });

  const landing: GateRuleId[] = ["registered", "projectCode", "hardCommitment", "admission", "twoHighScreen", "standardIndicators", "farFloor"];
  const lacks = (...met: GateRuleId[]) => seesMissing(liaison, code, "landing", landing.filter((rule) => !met.includes(rule)));
  await lacks();
  await isRefused(liaison, code, "landed", "2022-09-05", landing);
  await follow(liaison, await lacks(), "registered");
  await saveRecord(liaison, await modal(liaison.page), "registered", "2022-07-10");
  await follow(liaison, await lacks("registered"), "projectCode");
  await liaison.page.getByLabel(fields.projectCode, { exact: true }).fill("2207-330206-04-01-123456");
  await liaison.page.getByRole("button", { name: district.words.project.saveFacts, exact: true }).click();
  await liaison.page.waitForURL((url) => !url.pathname.endsWith("/edit"));
  await follow(liaison, await lacks("registered", "projectCode"), "hardCommitment");
  await saveRecord(liaison, await modal(liaison.page), "land", "2022-09-01");
  await follow(liaison, await lacks("registered", "projectCode", "hardCommitment"), "twoHighScreen");
  const screening = await unfold(liaison.page.getByRole("region", { name: admission.screenTitle, exact: true }), admission.screen);
  await screening.getByText(kinds.screen.hit, { exact: true }).click();
  await screening.getByLabel(admission.basis).fill("湿法冶炼，单位能耗列入目录");
  await screening.getByRole("button", { name: admission.screen }).click();
  await liaison.page.getByText("湿法冶炼，单位能耗列入目录").waitFor();
  landing.push("replacementPlan");
  await follow(liaison, await lacks("registered", "projectCode", "hardCommitment", "twoHighScreen"), "admission");
  await admit({ liaison, unit, commerce }, code, name);
  await replace({ liaison, commerce }, code);
  await follow(liaison, await seesMissing(liaison, code, "landing", ["standardIndicators", "farFloor"]), "standardIndicators");
  await signLand(liaison);
  await seesMissing(liaison, code, "landing", []);
  await moveOnBoard(liaison, { code, name }, "construction", (form) => form.getByLabel(board.closingDate.landed).fill("2022-09-05"));

  await isRefused(liaison, code, "accepted", "2024-03-15", ["completed"]);
  await seesMissing(liaison, code, "construction", ["started"]);
  const completion = await isRefused(liaison, code, "completed", "2023-12-20", ["started"]);
  await completion.getByLabel(district.words.milestones.name.started).fill("2022-11-01");
  await saveRecord(liaison, completion, "completed");
  await seesMissing(liaison, code, "acceptance", []);
  await record(liaison, code, "accepted", "2024-03-15");
  await seesMissing(liaison, code, "capacity", ["produced"]);
  const capacity = await isRefused(liaison, code, "capacity", "2025-06-30", ["produced"]);
  await capacity.getByLabel(district.words.milestones.name.produced).fill("2024-05-01");
  await saveRecord(liaison, capacity, "capacity");

  await isRefused(liaison, code, "discharged", "2026-10-30", ["commitmentsJudged"]);
  await follow(liaison, await seesMissing(liaison, code, "supervision", ["commitmentsJudged"]), "commitmentsJudged");
  await promise(liaison, "government", "subsidy", "800", "economy_information");
  const promised: readonly (readonly [IndicatorId, string])[] = [...REQUIRED_INDICATORS.map((indicator) => [indicator, PROMISED[indicator]] as const), ["subsidy", "800"]];
  for (const [indicator, value] of promised) await report(liaison, indicator, value);
  await commerce.page.goto(`/projects/${code}/commitments`);
  for (const [indicator] of promised) await judge(commerce, indicator, "met");
  expect(await commerce.page.getByText(commitments.emptyDuties).count()).toBe(0);
  await seesMissing(liaison, code, "supervision", []);
  await record(liaison, code, "discharged", "2026-10-30");
  await standsIn(liaison, code, "done");
  expect(await liaison.page.getByText(gates.passedWithout({ reason: "", rules: "" })).count()).toBe(0);
});

test("expansion in a leased plant, in English: the leadership overrides one gate, who, why and what was missing stays", { timeout: LIFE_MS }, async ({ openPage }) => {
  const { district, liaison, leader, commerce } = await persons(openPage, "en", ["district", "liaison", "leader", "commerce"]);
  const { fields, kinds, common, gates, milestones, board, project } = district.words;
  const name = "示例精密传感扩产";
  const code = await captureLead(district, "示例精密传感", name);
  await record(district, code, "lead", "2023-01-12");
  await editFacts(district, code, { [fields.kind]: { choose: kinds.kind.expansion }, [fields.newLand]: { choose: common.no }, [fields.liaison]: LIAISON });
  const signing = await isRefused(district, code, "signed", "2023-03-20", ["industry", "amount"]);
  await signing.getByLabel(fields.industry).selectOption("39");
  await signing.getByLabel(fields.amount).fill("50 million USD");
  await saveRecord(district, signing, "signed");

  await seesMissing(liaison, code, "landing", ["registered", "projectCode", "hardCommitment"]);
  const landing = await isRefused(liaison, code, "landed", "2023-06-01", ["registered", "projectCode", "hardCommitment"]);
  await landing.getByLabel(milestones.name.registered).fill("2023-04-10");
  await landing.getByLabel(fields.projectCode, { exact: true }).fill("2304-330206-04-01-234567");
  await landing.getByLabel(board.commitmentKind).selectOption("lease");
  await landing.getByLabel(board.commitmentDate).fill("2023-05-30");
  await saveRecord(liaison, landing, "landed");
  await isRefused(liaison, code, "accepted", "2024-04-15", ["completed"]);
  const completion = await isRefused(liaison, code, "completed", "2024-02-01", ["started"]);
  await completion.getByLabel(milestones.name.started).fill("2023-07-01");
  await saveRecord(liaison, completion, "completed");
  await record(liaison, code, "accepted", "2024-04-15");

  await isRefused(liaison, code, "capacity", "2025-03-31", ["produced"]);
  const capacity = await openRecord(leader, code, "capacity");
  await capacity.getByText(gates.overrideOnly).waitFor();
  await capacity.getByLabel(project.reachedOn).fill("2025-03-31");
  await refused(leader.page, capacity.getByRole("button", { name: project.saveMilestone }));
  await capacity.getByLabel(gates.overrideReason).fill("Output confirmed by the statistics office");
  await saveRecord(leader, capacity, "capacity");
  await standsIn(liaison, code, "supervision");
  await liaison.page.getByText(gates.passedWithout({ reason: "Output confirmed by the statistics office", rules: gates.rule.produced })).waitFor();

  await liaison.page.goto(`/projects/${code}/commitments`);
  await promise(liaison, "investor", "jobs", "120");
  await isRefused(liaison, code, "discharged", "2026-09-30", ["commitmentsJudged"]);
  await liaison.page.goto(`/projects/${code}/commitments`);
  await report(liaison, "jobs", "95");
  await commerce.page.goto(`/projects/${code}/commitments`);
  await judge(commerce, "jobs", "partly", "95 of 120 employed");
  await record(liaison, code, "discharged", "2026-09-30");
  await standsIn(liaison, code, "done");
});

test("technical upgrade: its life begins at landing, without a contract", { timeout: LIFE_MS }, async ({ openPage }) => {
  const { commerce, liaison } = await persons(openPage, "zh-CN", ["commerce", "liaison"]);
  const { fields, kinds, milestones, board } = commerce.words;
  const name = "示例化纤智能化技改";
  const code = await captureLead(commerce, "示例化纤", name);
  await record(commerce, code, "lead", "2023-02-01");
  await editFacts(commerce, code, { [fields.kind]: { choose: kinds.kind.technical_upgrade }, [fields.district]: { choose: "北仑区" }, [fields.liaison]: LIAISON });
  await seesMissing(liaison, code, "landing", ["registered", "projectCode"]);
  const landing = await isRefused(liaison, code, "landed", "2023-04-20", ["registered", "projectCode"]);
  await landing.getByLabel(milestones.name.registered).fill("2023-03-10");
  await landing.getByLabel(fields.projectCode, { exact: true }).fill("2303-330206-07-02-345678");
  await saveRecord(liaison, landing, "landed");
  await isRefused(liaison, code, "accepted", "2024-06-15", ["completed"]);
  await moveOnBoard(liaison, { code, name }, "acceptance", async (form) => {
    await refused(liaison.page, form.getByRole("button", { name: commerce.words.gates.moveToStage({ stage: commerce.words.stages.name.acceptance }) }));
    await form.getByLabel(milestones.name.started).fill("2023-05-08");
    await form.getByLabel(board.closingDate.completed).fill("2024-05-10");
  });
  await record(liaison, code, "accepted", "2024-06-15");
  const capacity = await isRefused(liaison, code, "capacity", "2025-05-31", ["produced"]);
  await capacity.getByLabel(milestones.name.produced).fill("2024-07-20");
  await saveRecord(liaison, capacity, "capacity");
  await liaison.page.goto(`/projects/${code}/commitments`);
  await promise(liaison, "investor", "energy_per_value", "0.4");
  await isRefused(liaison, code, "discharged", "2026-08-31", ["commitmentsJudged"]);
  await liaison.page.goto(`/projects/${code}/commitments`);
  await report(liaison, "energy_per_value", "0.38");
  await commerce.page.goto(`/projects/${code}/commitments`);
  await judge(commerce, "energy_per_value", "met");
  await record(liaison, code, "discharged", "2026-08-31");
  await standsIn(liaison, code, "done");
});

test("relocation: carried over the board, column by column", { timeout: LIFE_MS }, async ({ openPage }) => {
  const { commerce, liaison } = await persons(openPage, "zh-CN", ["commerce", "liaison"]);
  const { fields, milestones, board, gates, stages } = commerce.words;
  const name = "示例压缩机整体迁入";
  const code = await captureLead(commerce, "示例压缩机", name);
  await record(commerce, code, "lead", "2022-05-05");
  await editFacts(commerce, code, { [fields.liaison]: LIAISON, [fields.district]: { choose: "北仑区" } });
  const over = async (stage: "landing" | "construction" | "acceptance" | "capacity" | "supervision", values: readonly (readonly [string, string])[], choices: readonly (readonly [string, string])[] = []) =>
    moveOnBoard(liaison, { code, name }, stage, async (form) => {
      await form.getByRole("button", { name: gates.moveToStage({ stage: stages.name[stage] }) }).waitFor();
      if (stage !== "capacity") await refused(liaison.page, form.getByRole("button", { name: gates.moveToStage({ stage: stages.name[stage] }) }));
      for (const [label, value] of choices) await form.getByLabel(label).selectOption(value);
      for (const [label, value] of values) await form.getByLabel(label, { exact: true }).fill(value);
    });
  await over("landing", [[board.closingDate.signed, "2022-08-08"], [fields.amount, "3亿"]], [[fields.industry, "34"], [fields.kind, "relocation"]]);
  await over("construction", [[milestones.name.registered, "2022-09-01"], [fields.projectCode, "2209-330206-04-01-456789"], [board.commitmentDate, "2022-10-10"], [board.closingDate.landed, "2022-10-10"]], [[board.commitmentKind, "first_capital"]]);
  await isRefused(liaison, code, "accepted", "2024-02-01", ["completed"]);
  await over("acceptance", [[milestones.name.started, "2022-11-11"], [board.closingDate.completed, "2023-11-30"]]);
  await over("capacity", [[board.closingDate.accepted, "2024-02-01"]]);
  await over("supervision", [[milestones.name.produced, "2024-03-15"], [board.closingDate.capacity, "2025-03-15"]]);
  await liaison.page.goto(`/projects/${code}/commitments`);
  await promise(liaison, "investor", "output_value", "60000");
  await isRefused(liaison, code, "discharged", "2026-06-30", ["commitmentsJudged"]);
  await liaison.page.goto(`/projects/${code}/commitments`);
  await report(liaison, "output_value", "61000");
  await commerce.page.goto(`/projects/${code}/commitments`);
  await judge(commerce, "output_value", "met");
  await record(liaison, code, "discharged", "2026-06-30");
  await standsIn(liaison, code, "done");
  await seesNothingMore(liaison);
});

/** A project whose life is over asks for nothing. */
async function seesNothingMore({ page, words: { gates } }: Person): Promise<void> {
  expect(await page.getByRole("region", { name: gates.canLeave }).count()).toBe(0);
}
