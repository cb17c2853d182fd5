import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { onTestFinished } from "vitest";
import { eventStream } from "#app/api/events.server.ts";
import { liveFeed } from "#app/services/live/feed.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextFor } from "./route-args.ts";

export interface LiveMessage {
  readonly id: string | null;
  readonly event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
}

/** An open stream and what came over it. */
export interface LiveStream {
  readonly status: number;
  readonly headers: Headers;
  readonly messages: LiveMessage[];
  readonly isEnded: () => boolean;
  /** The first message that fits; fails when none comes in time. */
  wait(fits: (message: LiveMessage) => boolean, ms?: number): Promise<LiveMessage>;
  close(): void;
}

/** The address of a server that has only the event stream, over a database. */
export async function startEvents(db: Db): Promise<string> {
  const server = createServer(express().use(eventStream(contextFor(db)))).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    liveFeed(db).close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function messageOf(block: string): LiveMessage {
  const field = (name: string) => block.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
  return { id: field("id"), event: field("event") ?? (field("data") === null ? "" : "change"), data: JSON.parse(field("data") ?? "null") };
}

/** Opens a stream as a browser would. */
export async function openStream(url: string, { cookie = "", query = "", last, method = "GET" }: { cookie?: string; query?: string; last?: number; method?: string } = {}): Promise<LiveStream> {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const headers = { Cookie: cookie, ...(last === undefined ? {} : { "Last-Event-ID": String(last) }) };
  const response = await fetch(`${url}/events${query}`, { method, headers, signal: stop.signal });
  const messages: LiveMessage[] = [];
  let ended = false;
  const read = async () => {
    let text = "";
    const decoder = new TextDecoder();
    const pieces = response.body?.getReader();
    for (let piece = await pieces?.read(); piece?.done === false; piece = await pieces?.read()) {
      text += decoder.decode(piece.value, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      messages.push(...blocks.map(messageOf));
    }
  };
  if (response.status === 200) void read().catch(() => undefined).finally(() => (ended = true));
  const wait = async (fits: (message: LiveMessage) => boolean, ms = 3_000) => {
    for (const end = Date.now() + ms; Date.now() < end; ) {
      const found = messages.find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`nothing that fits came: ${JSON.stringify(messages)}`);
  };
  return { status: response.status, headers: response.headers, messages, isEnded: () => ended, wait, close: () => stop.abort() };
}
