import { z } from "zod";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { boardAnswer, boardQuery, changesAnswer, changesQuery, explainQuery, explanationAnswer, issuePageAnswer, issuesQuery, projectPageAnswer, quotasAnswer } from "#app/schemas/api-answers.ts";
import { quotaQuerySchema } from "#app/schemas/clocks.ts";
import { projectListSchema } from "#app/schemas/project-filter.ts";
import type { Sort } from "#app/schemas/project-filter.ts";
import { milestoneSchema, newProjectSchema, projectAnswer, projectPatchSchema } from "#app/schemas/project-json.ts";
import type { ProjectJson } from "#app/schemas/project-json.ts";
import { readChanges } from "#app/services/api/read-changes.server.ts";
import { readIssues } from "#app/services/api/read-issues.server.ts";
import { readProject, readProjects } from "#app/services/api/read-projects.server.ts";
import { patchProject, postMilestone, postProject } from "#app/services/api/write-projects.server.ts";
import { boardDocument } from "#app/services/board/present.server.ts";
import { explanationDocument, quotasDocument } from "#app/services/quotas/present.server.ts";
import { apiCall } from "./call.server.ts";
import { describeApi } from "./openapi.server.ts";
import type { Answer, ApiCall, RequiredHeader } from "./call.server.ts";

const DEFAULT_SORT: Sort = { key: "code", descending: false };
const DEFAULT_SIZE = 50;
const DEFAULT_CHANGES = 100;
const IDEMPOTENCY_KEY: RequiredHeader = { name: "Idempotency-Key", pattern: /^[\x21-\x7e]{1,200}$/, status: 400, code: "idempotency_key_missing" };
const IF_MATCH: RequiredHeader = { name: "If-Match", pattern: /^[\x20-\x7e]{1,200}$/, status: 428, code: "if_match_missing" };

function documentOf(verdict: Verdict<unknown>): Verdict<Answer> {
  return verdict.ok ? accept({ document: verdict.value }) : verdict;
}

function answerOf(project: ProjectJson): Answer {
  return { document: project, headers: { ETag: `"${project.version}"` } };
}

function projectOf(verdict: Verdict<ProjectJson>): Verdict<Answer> {
  return verdict.ok ? accept(answerOf(verdict.value)) : verdict;
}

/** Every call of the API: method, path, policy, schemas and the service behind it. */
export const CALLS: readonly ApiCall[] = [
  apiCall({
    id: "listProjects", method: "get", path: "/projects", needs: "project.read", query: projectListSchema, answers: { status: 200, schema: projectPageAnswer },
    serve: async ({ ctx, query: { sort = DEFAULT_SORT, page = 1, size = DEFAULT_SIZE, ...filter } }) => documentOf(await readProjects(ctx, { filter, sort, page, size })),
  }),
  apiCall({
    id: "createProject", method: "post", path: "/projects", needs: "project.create", body: newProjectSchema, header: IDEMPOTENCY_KEY, answers: { status: 201, schema: projectAnswer },
    serve: async ({ ctx, body, refusals, header }) => {
      const verdict = await postProject(ctx, header, body, refusals);
      return verdict.ok ? accept({ ...answerOf(verdict.value), headers: { ...answerOf(verdict.value).headers, Location: `/api/v1/projects/${encodeURIComponent(verdict.value.code)}` } }) : verdict;
    },
  }),
  apiCall({
    id: "readProject", method: "get", path: "/projects/:code", needs: "project.read", answers: { status: 200, schema: projectAnswer },
    serve: async ({ ctx, params }) => projectOf(await readProject(ctx, params.code ?? "")),
  }),
  apiCall({
    id: "changeProject", method: "patch", path: "/projects/:code", needs: "project.edit", body: projectPatchSchema, header: IF_MATCH, answers: { status: 200, schema: projectAnswer },
    serve: async ({ ctx, params, body, refusals, header }) => projectOf(await patchProject(ctx, params.code ?? "", header, body, refusals)),
  }),
  apiCall({
    id: "recordMilestone", method: "post", path: "/projects/:code/milestones", needs: "project.move", body: milestoneSchema, answers: { status: 200, schema: projectAnswer },
    serve: async ({ ctx, params, body, refusals }) => projectOf(await postMilestone(ctx, params.code ?? "", body, refusals)),
  }),
  apiCall({
    id: "listIssues", method: "get", path: "/issues", needs: "project.read", query: issuesQuery, answers: { status: 200, schema: issuePageAnswer },
    serve: async ({ ctx, query }) => documentOf(await readIssues(ctx, query)),
  }),
  apiCall({
    id: "readBoard", method: "get", path: "/board", needs: "project.read", query: boardQuery, answers: { status: 200, schema: boardAnswer },
    serve: async ({ ctx, query: { asOf, ...filter } }) => documentOf(await boardDocument(ctx, filter, asOf)),
  }),
  apiCall({
    id: "readQuotas", method: "get", path: "/quotas", needs: "quota.read", query: quotaQuerySchema, answers: { status: 200, schema: quotasAnswer },
    serve: async ({ ctx, query }) => documentOf(await quotasDocument(ctx, query)),
  }),
  apiCall({
    id: "explainQuota", method: "get", path: "/quotas/:id/explain", needs: "quota.read", query: explainQuery, answers: { status: 200, schema: explanationAnswer },
    serve: async ({ ctx, params, query }) => documentOf(await explanationDocument(ctx, params.id ?? "", query)),
  }),
  apiCall({
    id: "readChanges", method: "get", path: "/changes", needs: "project.read", query: changesQuery, answers: { status: 200, schema: changesAnswer },
    serve: async ({ ctx, query: { since = 0, size = DEFAULT_CHANGES } }) => documentOf(await readChanges(ctx, since, size)),
  }),
  apiCall({
    id: "readDescription", method: "get", path: "/openapi.json", needs: null, answers: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
    serve: async ({ locale }) => accept({ document: describeApi(CALLS, locale), headers: { "Content-Language": locale, Vary: "Accept-Language" } }),
  }),
];
