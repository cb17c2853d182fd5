import type { RobotKind, SendOutcome } from "#app/domain/deliveries.ts";
import { checkTarget } from "../outbound/targets.ts";
import { post } from "../outbound/post.server.ts";
import type { OutboundAnswer, OutboundOptions } from "../outbound/post.server.ts";
import { VENDORS } from "./vendors.server.ts";
import type { RobotMessage } from "./vendors.server.ts";

const [FIRST_REFUSAL, FIRST_FAULT] = [400, 500];
/** Refusals that ask for patience rather than for another message. */
const LATER = new Set([408, 425, 429]);
const LONGEST_WORDS = 120;

/** Says a text through a robot. The vendor's own code decides: what came with 200 and any other code than 0 has not arrived. */
export async function callRobot(kind: RobotKind, message: RobotMessage, options: OutboundOptions): Promise<SendOutcome> {
  const { call, hosts } = VENDORS[kind];
  const { address, body } = call(message);
  const target = checkTarget(address, { hosts });
  if (!target.ok) return { kind: "failed", isFinal: true, reason: { code: "address_refused" } };
  const answer = await post(target.value, { headers: {}, body }, options);
  if (answer.ok) return outcomeOf(kind, answer.value);
  const [reason = { code: "not_reachable" }] = answer.errors;
  return reason.code === "sending_stopped" ? { kind: "stopped" } : { kind: "failed", isFinal: false, reason };
}

function outcomeOf(kind: RobotKind, { status, body, isCut }: OutboundAnswer): SendOutcome {
  if (status < 200 || status >= 300) {
    const isFinal = status >= FIRST_REFUSAL && status < FIRST_FAULT && !LATER.has(status);
    return { kind: "failed", isFinal, reason: { code: "answered_status", params: { n: status } } };
  }
  if (isCut) return { kind: "failed", isFinal: false, reason: { code: "answer_too_large" } };
  const answer = parsedObject(body);
  const { code, words } = answer ? VENDORS[kind].outcome(answer) : { code: undefined, words: undefined };
  if (code === 0) return { kind: "sent" };
  if (typeof code !== "number") return { kind: "failed", isFinal: false, reason: { code: "answer_not_understood" } };
  const said = typeof words === "string" ? words.replace(/[\p{C}\p{Z}]+/gu, " ").slice(0, LONGEST_WORDS) : "";
  return { kind: "failed", isFinal: VENDORS[kind].final.includes(code), reason: { code: "robot_refused", params: { n: code, value: said } } };
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
