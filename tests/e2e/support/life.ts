import type { Locator, Page } from "playwright-core";
import type { GateRuleId } from "#app/domain/gates.ts";
import type { CommitmentVerdict, Side } from "#app/domain/commitments.ts";
import type { IndicatorId } from "#app/domain/indicators.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import type { Words } from "#app/i18n/words.ts";
import { expect } from "./browser.ts";

/** Somebody at a screen, and the words that stand on it. */
export interface Person {
  readonly page: Page;
  readonly words: Words;
}

/** A dialog of the page, once the browser has made it modal; until then what is typed may be lost. */
export async function modal(page: Page): Promise<Locator> {
  await page.locator("dialog:modal").waitFor();
  return page.getByRole("dialog");
}

/** Sends a form and waits until the server has refused it and the page says why. */
export async function refused(page: Page, button: Locator): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  expect((await answer).status()).toBe(400);
  await page.locator("[aria-invalid=true], [role=alert]").first().waitFor();
}

/** Registers a lead by its form; the code of the new project. */
export async function captureLead({ page, words: { leads } }: Person, company: string, wish: string): Promise<string> {
  await page.goto("/leads/new");
  const form = await modal(page);
  await form.getByLabel(leads.company).fill(company);
  await form.getByLabel(leads.intent).fill(wish);
  await form.getByRole("button", { name: leads.saveLead }).first().click();
  await page.waitForURL((url) => url.pathname === "/leads");
  const link = page.locator("tbody").getByRole("link", { name: wish, exact: true }).first();
  return (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
}

/** Changes facts of a project by its form. */
export async function editFacts({ page, words: { project } }: Person, code: string, values: Readonly<Record<string, string | { readonly choose: string }>>): Promise<void> {
  await page.goto(`/projects/${code}/edit`);
  for (const [label, value] of Object.entries(values)) {
    const field = page.getByLabel(label, { exact: true });
    await (typeof value === "string" ? field.fill(value) : field.selectOption({ label: value.choose }));
  }
  await page.getByRole("button", { name: project.saveFacts, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/edit"));
}

/** Reads on the project's page what the gate of its stage still asks for: these rules and no other. */
export async function seesMissing({ page, words: { gates, stages } }: Person, code: string, stage: ColumnStage, rules: readonly GateRuleId[]): Promise<Locator> {
  await page.goto(`/projects/${code}`);
  const panel = page.getByRole("region", { name: rules.length === 0 ? gates.canLeave : gates.missingToLeave({ n: rules.length, stage: stages.name[stage] }), exact: true });
  for (const rule of rules) await panel.getByText(gates.rule[rule], { exact: true }).first().waitFor();
  return panel;
}

/** Opens the form in which a milestone is recorded. */
export async function openRecord({ page }: Pick<Person, "page">, code: string, type: MilestoneType): Promise<Locator> {
  await page.goto(`/projects/${code}?milestone=${type}&do=record`);
  return modal(page);
}

/** Tries to record a milestone with only its date; the gate refuses, naming each rule, and the form stays open. */
export async function isRefused(person: Person, code: string, type: MilestoneType, on: string, rules: readonly GateRuleId[]): Promise<Locator> {
  const { page, words: { gates, project } } = person;
  const form = await openRecord(person, code, type);
  await form.getByLabel(project.reachedOn).fill(on);
  await refused(page, form.getByRole("button", { name: project.saveMilestone }));
  const asked = form.getByRole("list", { name: project.gateAsks });
  await expect.poll(() => asked.getByRole("listitem").count()).toBeGreaterThanOrEqual(rules.length);
  for (const rule of rules) await asked.getByText(gates.hint[rule] ?? gates.rule[rule]).first().waitFor();
  return form;
}

/** Saves the open form of a milestone, with another date where one is given, and waits until the page says so. */
export async function saveRecord({ page, words: { milestones, project } }: Person, form: Locator, type: MilestoneType, on?: string): Promise<void> {
  if (on !== undefined) await form.getByLabel(project.reachedOn).fill(on);
  await form.getByRole("button", { name: project.saveMilestone }).click();
  await page.getByText(project.milestoneSaved({ milestone: milestones.name[type] })).first().waitFor();
  await form.waitFor({ state: "hidden" });
}

/** Records a milestone that nothing stands against. */
export async function record(person: Person, code: string, type: MilestoneType, on: string): Promise<void> {
  await saveRecord(person, await openRecord(person, code, type), type, on);
}

/** Where the project stands, as the head of its page says. */
export async function standsIn({ page, words: { stages } }: Person, code: string, stage: Stage): Promise<void> {
  await page.goto(`/projects/${code}`);
  const name = stages.name[stage];
  if (stage === "done" || stage === "left") await page.getByRole("banner").or(page.locator("main header")).getByText(name, { exact: true }).first().waitFor();
  else await page.getByRole("list", { name: stages.stage }).locator("[aria-current=step]").getByText(name, { exact: true }).waitFor();
}

/** Goes from the list of what is missing to where a line is mended. */
export async function follow({ words: { gates } }: Person, panel: Locator, rule: GateRuleId): Promise<void> {
  await panel.getByRole("link", { name: gates.fillInRule({ rule: gates.rule[rule] }), exact: true }).click();
}

/** Moves a card by its key and the dialogs of the board, filling in what the gate asks for. */
export async function moveOnBoard({ page, words: { board, gates, shell, stages } }: Person, { code, name }: { readonly code: string; readonly name: string }, to: ColumnStage, fill: (form: Locator) => Promise<void>): Promise<void> {
  await page.goto(`/board?q=${encodeURIComponent(name)}`);
  await page.getByRole("article").locator(`a[href="/projects/${code}"]`).press("m");
  await page.getByRole("dialog", { name: gates.moveTo }).getByRole("link", { name: stages.name[to] }).click();
  const form = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: gates.moveToStage({ stage: stages.name[to] }) }) });
  await form.waitFor();
  await fill(form);
  await form.getByRole("button", { name: gates.moveToStage({ stage: stages.name[to] }) }).click();
  await page.getByRole("region", { name: shell.notifications }).getByText(board.moved({ name, stage: stages.name[to] })).waitFor();
}

/** Fills the form of a duty or a plot that was opened, and saves it. */
export async function saveDuty(page: Page, words: Words, fill: (form: Locator) => Promise<void>): Promise<void> {
  const form = await modal(page);
  await fill(form);
  await form.getByRole("button", { name: words.common.save, exact: true }).click();
  await form.waitFor({ state: "hidden" });
}

/** Adds a commitment of one side on the page of commitments. */
export async function promise({ page, words }: Person, side: Side, indicator: IndicatorId, value: string, unit?: string): Promise<void> {
  const { commitments } = words;
  await page.getByRole("link", { name: `${commitments.do.commit} ${commitments.side[side]}`, exact: true }).click();
  await saveDuty(page, words, async (form) => {
    await form.getByLabel(commitments.field.indicator, { exact: true }).selectOption(indicator);
    await form.getByLabel(commitments.field.value, { exact: true }).fill(value);
    if (unit !== undefined) await form.getByLabel(commitments.field.responsible, { exact: true }).selectOption(unit);
  });
}

/** Reports on the page of commitments what came of one. */
export async function report({ page, words }: Person, indicator: IndicatorId, value: string): Promise<void> {
  const { commitments, common } = words;
  await page.getByRole("link", { name: common.named({ name: commitments.do.report, text: commitments.indicator[indicator] }), exact: true }).click();
  await saveDuty(page, words, (form) => form.getByLabel(commitments.field.actualValue).fill(value));
}

/** Judges a commitment on the page of commitments. */
export async function judge({ page, words }: Person, indicator: IndicatorId, verdict: CommitmentVerdict, reason?: string): Promise<void> {
  const { commitments, common } = words;
  await page.getByRole("link", { name: common.named({ name: commitments.do.judge, text: commitments.indicator[indicator] }), exact: true }).click();
  await saveDuty(page, words, async (form) => {
    await form.getByText(commitments.verdict[verdict], { exact: true }).click();
    if (reason !== undefined) await form.getByLabel(commitments.field.verdictReason).fill(reason);
  });
}

/** Opens one of the folded forms of the admission page. */
export async function unfold(within: Locator, label: string): Promise<Locator> {
  const fold = within.getByRole("group").filter({ has: within.page().locator("summary").getByText(label, { exact: true }) });
  await fold.locator("summary").first().click();
  return fold.locator("form");
}
