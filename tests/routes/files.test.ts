import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import { bodyLimit } from "#app/http/body-limit.server.ts";
import { action as filesAction, loader as filesLoader } from "#app/routes/projects.$code_.files/route.tsx";
import { loader as contentLoader } from "#app/routes/projects.$code_.files_.$id.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { contextOn, freshDb, freshFolder } from "#tests/support/database.ts";
import { addTestUser, contextFor, cookieOf, outcome, TEST_ORIGIN } from "#tests/support/route-args.ts";
import { jpegOf, pdfOf } from "#tests/support/upload-files.ts";

const CODE = "NB-2025-9001";
const PAGE = `/projects/${CODE}/files`;

async function withProject() {
  const [db, dataDir] = [await freshDb(), freshFolder()];
  const made = await createProject(contextOn(db, new Date().toISOString(), SYSTEM), { code: CODE, name: "示例膜材料工厂", patch: { district: "330212", dates: { lead: "2025-01-02" } } });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const as = async (role: Role, change: Parameters<typeof addTestUser>[2] = {}) => {
    const cookie = await cookieOf(db, await addTestUser(db, role, change));
    const args = (path: string, init: RequestInit = {}, params: Record<string, string> = {}) => ({
      request: new Request(`${TEST_ORIGIN}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), Cookie: cookie } }), params: { code: CODE, ...params }, context: contextFor(db, { dataDir }),
    });
    const send = (fields: Record<string, string>, files: readonly (readonly [string, Buffer])[] = []) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      for (const [name, bytes] of files) form.append("files", new File([new Uint8Array(bytes)], name));
      return outcome(filesAction(args(PAGE, { method: "POST", body: form })));
    };
    const content = async (id: string, query = "") => outcomeOf(contentLoader(args(`${PAGE}/${id}${query}`, {}, { id })));
    return { send, content, args };
  };
  return { db, dataDir, as };
}

/** Of an answer in bytes also its content. */
async function outcomeOf(work: Promise<unknown>): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const result: unknown = await work.catch((thrown: unknown) => thrown);
  if (result instanceof Response) return { status: result.status, headers: result.headers, bytes: Buffer.from(await result.arrayBuffer()) };
  const { status, headers } = await outcome(Promise.reject(result as Error));
  return { status, headers, bytes: Buffer.alloc(0) };
}

describe("the files of a project", () => {
  it("are uploaded, listed and had back under their own name, never to be run", async () => {
    const { as } = await withProject();
    const { send, content, args } = await as("commerce");
    const done = await send({ intent: "add", kind: "contract", milestone: "signed", formKey: "one" }, [["عقد “الاستثمار”.pdf", pdfOf()], ["现场.jpg", jpegOf()]]);
    expect([done.status, done.headers.get("Location")]).toEqual([303, `${PAGE}?saved=added`]);
    const page = await outcome(filesLoader(args(`${PAGE}?file=1`)));
    expect(page.body).toMatchObject({ open: 1, mayWrite: true, documents: [{ name: "现场.jpg" }, { name: "عقد “الاستثمار”.pdf", kind: "contract", milestone: "signed" }] });
    const kept = await content("1");
    expect([kept.status, kept.bytes.equals(pdfOf()), kept.headers.get("Content-Type"), kept.headers.get("Content-Security-Policy"), kept.headers.get("Cache-Control")]).toEqual([200, true, "application/pdf", "sandbox", "no-store, private"]);
    expect(kept.headers.get("Content-Disposition")).toBe(`attachment; filename="___ ___________.pdf"; filename*=UTF-8''${encodeURIComponent("عقد “الاستثمار”.pdf")}`);
    expect((await content("1", "?show")).headers.get("Content-Disposition")).toMatch(/^inline/);
    expect((await content("2", "?show")).headers.get("Content-Security-Policy")).toBe("sandbox");
  });
  it("refuse what they are not with 400, keep what was typed and leave nothing behind", async () => {
    const { as, dataDir } = await withProject();
    const { send } = await as("commerce");
    const bad = await send({ intent: "add", kind: "", note: "备注仍在", formKey: "one" }, [["网页.pdf", Buffer.from("<html>")], ["../../合同.pdf", pdfOf()]]);
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "required", field: "kind" }, { code: "file_not_as_named", field: "files" }, { code: "file_name_path", field: "files" }], values: { note: "备注仍在" } }]);
    const many = await send({ intent: "add", kind: "other" }, Array.from({ length: 11 }, (_, index) => [`${index}.pdf`, pdfOf()] as const));
    expect([many.status, (await send({ intent: "steal" })).status, (await send({ intent: "add", kind: "other" })).status]).toEqual([400, 400, 400]);
    expect(readdirSync(join(dataDir, "incoming"))).toEqual([]);
  });
  it("are the same 404 for another district, an unknown number and one that is none; readers may not add", async () => {
    const { as } = await withProject();
    await (await as("commerce")).send({ intent: "add", kind: "other" }, [["a.pdf", pdfOf()]]);
    const stranger = await as("district", { district: "330206" });
    const own = await as("district", { district: "330212", email: "own@example.test" });
    const leader = await as("leader");
    expect([(await stranger.content("1")).status, (await own.content("99")).status, (await own.content("..%2f1")).status, (await own.content("1")).status]).toEqual([404, 404, 404, 200]);
    expect((await outcome(filesLoader(stranger.args(PAGE)))).status).toBe(404);
    expect([(await stranger.send({ intent: "add", kind: "other" }, [["a.pdf", pdfOf()]])).status, (await leader.send({ intent: "add", kind: "other" }, [["a.pdf", pdfOf()]])).status]).toEqual([404, 403]);
  });
  it("answer a stale form with 409", async () => {
    const { as } = await withProject();
    const { send } = await as("commerce");
    await send({ intent: "add", kind: "other" }, [["a.pdf", pdfOf()]]);
    const ref = { item: "1", version: "1" };
    expect((await send({ intent: "edit", ...ref, kind: "contract" })).status).toBe(303);
    expect([(await send({ intent: "remove", ...ref, reason: "重复" })).status, (await send({ intent: "revise", ...ref }, [["b.pdf", pdfOf("% b")]])).status]).toEqual([409, 409]);
    expect((await send({ intent: "remove", item: "1", version: "2", reason: " " })).status).toBe(400);
  });
});

describe("how much a request may carry", () => {
  const ask = (method: string, path: string, type: string, length: number) => {
    let status = 200;
    const headers: Record<string, string> = { "content-length": String(length), "content-type": type };
    const response = { status: (code: number) => { status = code; return response; }, type: () => response, send: () => response };
    const request = { method, path, originalUrl: path, headers, get: (name: string) => headers[name.toLowerCase()], accepts: () => "html" };
    void bodyLimit()(request as never, response as never, () => undefined);
    return status;
  };
  it.each([
    ["POST", "/projects/NB-1/files", "multipart/form-data; boundary=x", 25_000_000, 200], ["POST", "/projects/NB-1/files.data", "multipart/form-data; boundary=x", 25_000_000, 200],
    ["POST", "/projects/NB-1", "multipart/form-data; boundary=x", 25_000_000, 200], ["POST", "/projects/NB-1/files", "multipart/form-data; boundary=x", 70_000_000, 413],
    ["POST", "/projects/NB-1/files", "application/x-www-form-urlencoded", 2_000_000, 413], ["POST", "/projects/NB-1/edit", "multipart/form-data; boundary=x", 2_000_000, 413],
    ["POST", "/leads/new", "multipart/form-data; boundary=x", 2_000_000, 413], ["PUT", "/projects/NB-1/files", "multipart/form-data; boundary=x", 2_000_000, 413],
  ] as const)("%s %s %s of %d bytes: %d", (method, path, type, length, status) => expect(ask(method, path, type, length)).toBe(status));
});
