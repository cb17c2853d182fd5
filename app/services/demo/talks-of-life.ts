import { addDays } from "#app/domain/dates.ts";
import type { IsoDate } from "#app/domain/dates.ts";
import type { LeadSource, LossReason, TalkChannel } from "#app/domain/kinds.ts";
import type { UpdateChange } from "../projects/record-plans.server.ts";
import type { Life } from "./lives.ts";
import type { Random } from "./random.ts";

/** What a talk of the demo says beside its day. */
export type DemoTalk = Required<Pick<UpdateChange, "channel" | "note" | "nextStep" | "nextOn">>;

const FIRST_TALKS: readonly (readonly [TalkChannel, string])[] = [
  ["call", "电话核实投资意向，对方正在比选长三角选址。"], ["visit_in", "投资方来访，介绍了产业配套和政策。"], ["message", "发送园区资料，对方表示近期内部讨论。"], ["meeting", "视频会议，了解产能规划和用地需求。"],
];
const LATER_TALKS: readonly (readonly [TalkChannel, string])[] = [
  ["visit_out", "赴企业总部拜访，考察现有产线。"], ["visit_in", "投资方实地看地块，认可交通和配套。"], ["meeting", "与投资方商谈用地、能耗和政策条件。"], ["call", "电话反馈评估结果，对方提出能耗指标需求。"],
  ["visit_out", "拜访投资方负责人，沟通协议条款。"],
];
const PROJECT_TALKS: readonly (readonly [TalkChannel, string])[] = [
  ["visit_out", "到现场走访，进度与计划基本一致。"], ["call", "电话了解设备到货和用工情况。"], ["meeting", "召开协调会，议定水电气接入时间。"], ["visit_in", "企业来局反映融资需求，已转金融办。"],
];
const NEXT_STEPS = ["寄送政策清单", "陪同看第二处地块", "提供能耗指标测算", "组织部门会商", "回访负责人", "协调厂房租赁"] as const;
const DETAILS: Readonly<Partial<Record<LeadSource, readonly [string, ...string[]]>>> = {
  fair: ["示例工业博览会", "示例智能装备展", "示例新材料大会"], investor_referral: ["示例商会推荐", "已落户企业示例海曜介绍"], outpost: ["驻上海招商组", "驻深圳招商组", "驻慕尼黑联络处"],
  fund: ["示例产业母基金"], call: ["官网投资热线", "企业来电"],
};
/** Headings and destinations for the reasons that the demo gives, in the order of those reasons. */
const LOSSES: readonly (readonly [LossReason, readonly (string | null)[]])[] = [
  ["strategy", ["江苏盐城", "安徽滁州", "越南", "江西赣州"]], ["land", ["浙江嘉兴", null, "江苏南通"]], ["market", [null]], ["funding", [null]],
];

function nextOf(random: Random, on: IsoDate, isOpen: boolean): Pick<DemoTalk, "nextStep" | "nextOn"> {
  if (!random.chance(isOpen ? 0.6 : 0.25)) return { nextStep: null, nextOn: null };
  return { nextStep: random.pick(NEXT_STEPS), nextOn: addDays(on, random.int(3, 21)) };
}

/** A talk on a day: with a lead about whether to come, with a project about how it goes on. */
export function talkOn(random: Random, on: IsoDate, phase: "first" | "later" | "project"): DemoTalk {
  const lines = phase === "first" ? FIRST_TALKS : phase === "later" ? LATER_TALKS : PROJECT_TALKS;
  const [channel, note] = random.weighted(lines.map((line) => [line, 1] as const));
  return { channel, note, ...nextOf(random, on, phase !== "project") };
}

/** The days of an open lead's talks: soon after it came, and after its assessment; some are late, some never took place. */
export function leadTalkDays(random: Random, lived: Life, today: IsoDate): { readonly on: IsoDate; readonly phase: "first" | "later" }[] {
  if (lived.lead === undefined || lived.signed !== undefined || lived.landed !== undefined) return [];
  const first = random.chance(0.9) ? [{ on: addDays(lived.lead, random.weighted([[0, 4], [1, 4], [2, 1], [4, 1]])), phase: "first" as const }] : [];
  const later = lived.assessment !== undefined && random.chance(0.85) ? [{ on: addDays(lived.assessment, random.int(0, 5)), phase: "later" as const }] : [];
  const until = lived.terminated ?? today;
  return [...first, ...later].filter(({ on }) => on <= until);
}

/** Which fair, introducer or office a source means. */
export function detailOf(random: Random, source: LeadSource | null): string | null {
  const choices = source === null ? undefined : DETAILS[source];
  return choices ? random.pick(choices) : null;
}

/** The heading of a reason for a loss by its place among the demo's reasons, and where the project went. */
export function lossOf(random: Random, place: number): { readonly lossReason: LossReason | null; readonly lostTo: string | null } {
  const found = LOSSES[place];
  if (!found) return { lossReason: null, lostTo: null };
  const [lossReason, places] = found;
  return { lossReason, lostTo: random.weighted(places.map((to) => [to, 1] as const)) };
}
