import { Agent, request } from "node:http";

/** What came back: status, headers and the body as text. */
export interface Reply {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
}

/** One client with one kept-alive connection, as a browser or another system would hold. */
export interface Client {
  send(path: string, options?: { readonly method?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }): Promise<Reply>;
  close(): void;
}

/** Opens a client; every answer other than 2xx throws, so that no refusal is taken for speed. */
export function openClient(origin: string, headers: Readonly<Record<string, string>>): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send: Client["send"] = (path, options = {}) => new Promise((resolve, reject) => {
    const body = options.body === undefined ? null : JSON.stringify(options.body);
    const asked = request(`${origin}${path}`, {
      agent, method: options.method ?? "GET",
      headers: { ...headers, ...options.headers, ...(body === null ? {} : { "Content-Type": "application/json", "Content-Length": String(Buffer.byteLength(body)) }) },
    }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const status = response.statusCode ?? 0;
        if (status < 200 || status > 299) return reject(new Error(`${path} answered ${status}: ${text.slice(0, 300)}`));
        resolve({ status, etag: response.headers.etag ?? null, text });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
  return { send, close: () => agent.destroy() };
}
