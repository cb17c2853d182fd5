import { Readable } from "node:stream";
import { usualEvidence } from "#app/domain/documents.ts";
import type { DocumentKind } from "#app/domain/documents.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { zh } from "#app/i18n/zh.ts";
import { factsOfRow } from "#db/codecs.ts";
import { projectsAfter } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { allUsers } from "#db/queries/demo.ts";
import type { ServiceContext } from "../context.server.ts";
import { checkFiles } from "../documents/check-files.server.ts";
import { recordDocuments } from "../documents/record-documents.server.ts";
import type { Uploads } from "../documents/record-documents.server.ts";
import { receiveFile } from "../files/file-store.server.ts";
import { paperOf, sitePicture } from "./demo-papers.server.ts";
import { mixSeed } from "./random.ts";

const MOST_PROJECTS = 10_000;
/** Projects under construction or behind it that get their papers; a few are enough to see how it works. */
const WITH_PAPERS = 14;
/** What is kept of a project in the order of its life; of a building the floors that stand on the picture. */
const PAPERS: readonly (readonly [milestone: MilestoneType, floors: number | null])[] = [
  ["signed", null], ["land", null], ["construction_permit", null], ["started", 1], ["topped_out", 6], ["accepted", null],
];

/** Gives some of the demo's projects the papers and pictures of their milestones, kept a moment after the milestone; answers how many. */
export async function recordDemoDocuments(ctx: ServiceContext, dataDir: string, seed: number): Promise<number> {
  const users = await allUsers(ctx.db.read);
  const actors = new Map(users.map((user): [number, Principal] => [user.id, { userId: user.id, name: user.name, role: user.role as Principal["role"], district: user.district, unit: user.unit, readOnly: false }]));
  const projects = (await projectsAfter(ctx.db.read, EVERYTHING, 0, MOST_PROJECTS)).filter(({ stage, started_on, archived_on }) => started_on !== null && archived_on === null && stage !== "left");
  const newest = projects.toSorted((a, b) => (a.started_on === b.started_on ? a.project_id - b.project_id : (a.started_on ?? "") < (b.started_on ?? "") ? 1 : -1)).slice(0, WITH_PAPERS);
  let kept = 0;
  for (const project of newest) kept += await recordPapers({ ...ctx, actor: actors.get(project.liaison_id ?? -1) ?? SYSTEM }, dataDir, project, seed);
  return kept;
}

interface Paper {
  readonly milestone: MilestoneType;
  readonly kind: DocumentKind;
  readonly at: string;
  readonly uploads: Uploads;
}

async function recordPapers(ctx: ServiceContext, dataDir: string, project: StoredProject, seed: number): Promise<number> {
  const papers: Paper[] = [];
  const { on } = factsOfRow(project, []);
  for (const [milestone, floors] of PAPERS) {
    const day = on[milestone];
    if (day === null || day.length !== 10) continue;
    const at = `${day}T09:30:00.000Z`;
    const kind = floors === null ? usualEvidence(milestone) : "site_photo";
    if (at < ctx.now) papers.push({ milestone, kind, at, uploads: await uploadOf(dataDir, project, { milestone, kind, day, floors }, seed) });
  }
  await ctx.db.transaction(async (trx) => {
    for (const { milestone, kind, at, uploads } of papers) await recordDocuments(trx, { ...ctx, now: at }, project, uploads, { kind, milestone, note: null });
  });
  return papers.length;
}

async function uploadOf(dataDir: string, project: StoredProject, { milestone, kind, day, floors }: { readonly milestone: MilestoneType; readonly kind: DocumentKind; readonly day: string; readonly floors: number | null }, seed: number): Promise<Uploads> {
  const title = zh.documents.kind[kind];
  const content = floors === null
    ? paperOf(title, [`项目：${project.name}`, `编号：${project.code}`, `节点：${zh.milestones.name[milestone]}`, `日期：${day}`, "示例文件，内容为虚构，仅供演示。"])
    : sitePicture(mixSeed(seed, project.project_id, floors), floors);
  const received = [await receiveFile(dataDir, floors === null ? `${title}.pdf` : `${zh.milestones.name[milestone]}现场.png`, Readable.from([content]))];
  const checked = await checkFiles(received);
  if (!checked.ok) throw new Error(`the demo's own paper was refused: ${checked.errors.map(({ code }) => code).join(", ")}`);
  return { dataDir, received, checked: checked.value };
}
