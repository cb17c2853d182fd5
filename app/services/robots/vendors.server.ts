import { createHmac } from "node:crypto";
import type { RobotKind } from "#app/domain/deliveries.ts";

/** What a vendor's robot is called with. */
export interface RobotCall {
  readonly address: string;
  readonly body: string;
}

/** What is said to the vendor: when, with which secret, and the text. */
export interface RobotMessage {
  readonly address: string;
  readonly secret: string | null;
  readonly text: string;
  readonly now: string;
}

interface Vendor {
  readonly hosts: readonly string[];
  /** What the path and the query of an address must look like. */
  readonly path: RegExp;
  readonly query: string | null;
  /** Whether the robot can be set to ask for a signature. */
  readonly signs: boolean;
  /** The most bytes that a text may have. */
  readonly longest: number;
  readonly call: (message: RobotMessage) => RobotCall;
  /** The vendor's own code and words in an answer; 0 is success. */
  readonly outcome: (answer: Readonly<Record<string, unknown>>) => { readonly code: unknown; readonly words: unknown };
  /** Codes after which the same message will never be taken: a wrong address, key, signature or keyword. */
  readonly final: readonly number[];
}

const base64Of = (key: string, text: string): string => createHmac("sha256", key).update(text).digest("base64");
const errcode = (answer: Readonly<Record<string, unknown>>) => ({ code: answer.errcode, words: answer.errmsg });
const plainText = (content: string) => ({ msgtype: "text", text: { content } });

/** The group robots that messages are sent to, in the formats of their vendors. */
export const VENDORS: Readonly<Record<RobotKind, Vendor>> = {
  dingtalk: {
    hosts: ["oapi.dingtalk.com"], path: /^\/robot\/send$/, query: "access_token", signs: true, longest: 18_000,
    call: ({ address, secret, text, now }) => {
      const url = new URL(address);
      if (secret !== null) {
        const timestamp = String(Date.parse(now));
        url.searchParams.set("timestamp", timestamp);
        url.searchParams.set("sign", base64Of(secret, `${timestamp}\n${secret}`));
      }
      return { address: url.href, body: JSON.stringify(plainText(text)) };
    },
    outcome: errcode, final: [300_001, 300_005, 310_000, 400_013, 400_101, 400_102, 400_105, 400_106],
  },
  wecom: {
    hosts: ["qyapi.weixin.qq.com"], path: /^\/cgi-bin\/webhook\/send$/, query: "key", signs: false, longest: 2_048,
    call: ({ address, text }) => ({ address, body: JSON.stringify(plainText(text)) }),
    outcome: errcode, final: [40_008, 40_058, 93_000, 93_008, 93_017],
  },
  feishu: {
    hosts: ["open.feishu.cn", "open.larksuite.com"], path: /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/, query: null, signs: true, longest: 18_000,
    call: ({ address, secret, text, now }) => {
      const timestamp = String(Math.floor(Date.parse(now) / 1_000));
      const signed = secret === null ? {} : { timestamp, sign: base64Of(`${timestamp}\n${secret}`, "") };
      return { address, body: JSON.stringify({ ...signed, msg_type: "text", content: { text } }) };
    },
    outcome: (answer) => ({ code: answer.code ?? answer.StatusCode, words: answer.msg ?? answer.StatusMessage }), final: [9_499, 19_001, 19_002, 19_021, 19_022, 19_024],
  },
};
