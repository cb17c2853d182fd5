import { SYSTEM } from "#app/domain/permissions.ts";
import { receiveIssue, replyToIssue } from "#app/services/issues/answer-issue.server.ts";
import { decideInMeeting } from "#app/services/issues/decide-in-meeting.server.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import { openDatabase } from "#db/connection.server.ts";

/** Run as a process of its own: takes issues one after another from the meeting to the reply until it is killed, and says each step once it is committed. */
const [path = "", code = ""] = process.argv.slice(2);
const db = openDatabase(path);
const ctx = () => ({ db, now: new Date().toISOString(), actor: { ...SYSTEM, name: "示例商务", role: "commerce" as const } });
for (let count = 1; ; count++) {
  const raised = await decideInMeeting(ctx(), { code, category: "land", title: `示例${count}`, detail: null, blocking: false, lead: "commerce", supports: [], requirement: null, dueOn: null, days: 5, unit: "working" });
  if (!raised.ok) throw new Error(JSON.stringify(raised.errors));
  const { number } = raised.value;
  process.stdout.write(`${number} raise\n${number} handOver\n`);
  for (const [step, take] of [["receive", receiveIssue], ["reply", (...[at, on]: Parameters<typeof receiveIssue>) => replyToIssue(at, { ...on, reply: "已办" })]] as const) {
    const page = await issuePage(ctx(), number);
    const taken = await take(ctx(), { number, seen: page.ok ? page.value.seen : 0 });
    if (!taken.ok) throw new Error(JSON.stringify(taken.errors));
    process.stdout.write(`${number} ${step}\n`);
  }
}
