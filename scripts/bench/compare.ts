import type { Client } from "./http-client.ts";
import { timesOf, timingOf } from "./measure.ts";
import type { Timing } from "./measure.ts";

/** One kind of request measured on both servers in turn. */
export interface Comparison {
  readonly what: string;
  readonly program: Timing;
  readonly bare: Timing;
  readonly ratio: number;
}

const ROUNDS = 400;
const UPDATE_ROUNDS = 200;
const WARM_UP = 40;
const CODES = 200;

interface Pair {
  readonly what: string;
  readonly rounds: number;
  readonly program: (index: number) => Promise<unknown>;
  readonly bare: (index: number) => Promise<unknown>;
}

/** Measures in small turns, now one server and now the other, so that a busy minute of the machine meets both. */
async function compare({ what, rounds, program, bare }: Pair): Promise<Comparison> {
  const [ofProgram, ofBare]: [number[], number[]] = [[], []];
  await timesOf(WARM_UP, program);
  await timesOf(WARM_UP, bare);
  const turn = 20;
  for (let start = 0; start < rounds; start += turn) {
    ofProgram.push(...(await timesOf(turn, (index) => program(start + index))));
    ofBare.push(...(await timesOf(turn, (index) => bare(start + index))));
  }
  const [first, second] = [timingOf(ofProgram), timingOf(ofBare)];
  return { what, program: first, bare: second, ratio: first.median / second.median };
}

/** Records to open: spread over the first page's neighbours, the same on both servers. */
async function someCodes(program: Client): Promise<string[]> {
  const { text } = await program.send(`/api/v1/projects?size=${CODES}&sort=-totalInvestmentCny`);
  return (JSON.parse(text) as { items: { code: string }[] }).items.map((item) => item.code);
}

/** The same list, search, board, record and update on both servers. */
export async function compareServers(program: Client, bare: Client): Promise<Comparison[]> {
  const codes = await someCodes(program);
  const codeAt = (index: number) => encodeURIComponent(codes[index % codes.length] ?? "");
  const versions = new Map<string, number>();
  const etags = new Map<string, string>();
  const updateProgram = async (index: number) => {
    const path = `/api/v1/projects/${codeAt(index)}`;
    const known = etags.get(path) ?? (await program.send(path)).etag ?? "";
    const { etag } = await program.send(path, { method: "PATCH", body: { note: `示例备注 ${index} ${performance.now()}` }, headers: { "If-Match": known } });
    etags.set(path, etag ?? "");
  };
  const updateBare = async (index: number) => {
    const path = `/projects/${codeAt(index)}`;
    const version = versions.get(path) ?? (JSON.parse((await bare.send(path)).text) as { version: number }).version;
    await bare.send(path, { method: "PATCH", body: { version } });
    versions.set(path, version + 1);
  };
  for (const [index] of codes.entries()) {
    const path = codeAt(index);
    etags.set(`/api/v1/projects/${path}`, (await program.send(`/api/v1/projects/${path}`)).etag ?? "");
    versions.set(`/projects/${path}`, (JSON.parse((await bare.send(`/projects/${path}`)).text) as { version: number }).version);
  }
  const search = `q=${encodeURIComponent("电池")}`;
  const pairs: readonly Pair[] = [
    { what: "list, 50 rows", rounds: ROUNDS, program: () => program.send("/api/v1/projects?size=50"), bare: () => bare.send("/projects") },
    { what: "search, two characters", rounds: ROUNDS, program: () => program.send(`/api/v1/projects?size=50&${search}`), bare: () => bare.send(`/projects?${search}`) },
    { what: "board totals", rounds: ROUNDS, program: () => program.send("/api/v1/board"), bare: () => bare.send("/board") },
    { what: "one record", rounds: ROUNDS, program: (index) => program.send(`/api/v1/projects/${codeAt(index)}`), bare: (index) => bare.send(`/projects/${codeAt(index)}`) },
    { what: "update", rounds: UPDATE_ROUNDS, program: updateProgram, bare: updateBare },
  ];
  const results: Comparison[] = [];
  for (const pair of pairs) results.push(await compare(pair));
  return results;
}
