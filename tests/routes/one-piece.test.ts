import { renderToPipeableStream } from "react-dom/server";
import { createElement } from "react";
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { withoutPadding } from "#app/http/html-chunks.server.ts";

/** A page long enough that Chinese characters fall on the ends of React's buffers. */
const page = createElement("main", null, ...Array.from({ length: 3_000 }, (_, index) => createElement("p", { key: index }, `a${index} 宁波前湾新区`)));

function render(keep: (chunk: Buffer) => Buffer): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => { chunks.push(Buffer.from(keep(chunk))); done(); },
      final: (done) => { resolve(Buffer.concat(chunks).toString("utf8")); done(); },
    });
    const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(sink) });
  });
}

describe("a page in one piece", () => {
  it("has none of the zero bytes that the renderer leaves in its buffers", async () => {
    expect(await render((chunk) => chunk)).toContain("\u0000");
    const html = await render(withoutPadding);
    expect(html).not.toContain("\u0000");
    expect(html.match(/宁波前湾新区/g)).toHaveLength(3_000);
  });
});
