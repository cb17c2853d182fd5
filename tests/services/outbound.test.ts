import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { RequestListener } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { sealsOf } from "#app/services/auth/seals.server.ts";
import { post } from "#app/services/outbound/post.server.ts";
import type { Resolver } from "#app/services/outbound/post.server.ts";
import { checkTarget, isReachable, readOrigin } from "#app/services/outbound/targets.ts";

const MESSAGE = { headers: {}, body: "{}" };

async function listening<S extends Server>(server: S, host: string): Promise<number> {
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Counts the connections to a port on the loopback addresses of both families. */
async function catcher() {
  const seen = { connections: 0, at: [] as (string | undefined)[] };
  const server = createServer((socket) => { seen.connections++; seen.at.push(socket.localAddress); socket.destroy(); });
  return { port: await listening(server, "::"), seen };
}

async function answering(listener: RequestListener): Promise<string> {
  const server = createHttpServer(listener);
  onTestFinished(() => void server.closeAllConnections());
  return `http://127.0.0.1:${await listening(server, "127.0.0.1")}`;
}

/** What an address is sent as when its own origin stands on the public list, so that nothing but the address can refuse it. */
async function sendListed(text: string, isIntranet: boolean, resolve?: Resolver) {
  const origin = URL.canParse(text) ? new URL(text).origin : "https://listed.example";
  const target = checkTarget(text, { origins: [{ origin, isIntranet }] });
  return target.ok ? post(target.value, MESSAGE, { resolve, limitMs: 400 }) : target;
}

const LITERALS = (port: number) => [
  `https://127.0.0.1:${port}/`, `https://127.0.0.2:${port}/`, `https://localhost:${port}/`, `https://127.1:${port}/`, `https://127.0.1:${port}/`, `https://0177.0.0.1:${port}/`, `https://0x7f.0.0.1:${port}/`,
  `https://0x7f000001:${port}/`, `https://2130706433:${port}/`, `https://017700000001:${port}/`, `https://127.0.0.1.:${port}/`, `https://①②⑦.⓪.⓪.①:${port}/`, `https://0.0.0.0:${port}/`, `https://0:${port}/`,
  `https://[::1]:${port}/`, `https://[::]:${port}/`, `https://[::ffff:127.0.0.1]:${port}/`, `https://[::ffff:7f00:1]:${port}/`, `https://[0:0:0:0:0:ffff:127.0.0.1]:${port}/`, `https://[::127.0.0.1]:${port}/`,
  `https://[64:ff9b::7f00:1]:${port}/`, `https://[64:ff9b:1::7f00:1]:${port}/`, `https://[2002:7f00:1::]:${port}/`, `https://[fe80::1]:${port}/`, `https://[fc00::1]:${port}/`, `https://[ff02::1]:${port}/`, `https://[2001:db8::1]:${port}/`,
  `https://10.0.0.1:${port}/`, `https://172.16.0.1:${port}/`, `https://192.168.1.1:${port}/`, `https://100.64.0.1:${port}/`, `https://169.254.169.254:${port}/latest/meta-data`, `https://224.0.0.1:${port}/`, `https://255.255.255.255:${port}/`,
  `https://198.18.0.1:${port}/`, `http://127.0.0.1:${port}/`, `http://public.example:${port}/`, `https://user:password@127.0.0.1:${port}/`, `https://public.example@127.0.0.1:${port}/`, `https://public.example\\@127.0.0.1:${port}/`,
  `https://127.0.0.1\t:${port}/`, `https://127.0.0.1:${port}\n/`, `file:///etc/passwd`, `gopher://127.0.0.1:${port}/`, `//127.0.0.1:${port}/`, `javascript:alert(1)`, "https://", "",
];

const NAMES: readonly (readonly [name: string, ...addresses: string[]])[] = [
  ["loopback.example", "127.0.0.1"], ["loopback6.example", "::1"], ["mapped.example", "::ffff:127.0.0.1"], ["nat64.example", "64:ff9b::7f00:1"], ["unspecified.example", "0.0.0.0"], ["mixed.example", "93.184.216.34", "127.0.0.1"], ["private.example", "10.1.2.3"],
  ["metadata.example", "169.254.169.254"], ["nothing.example"],
];

describe("where requests may go", () => {
  test("no hostile address reaches the loopback, an address of the own network that was listed does", async () => {
    const { port, seen } = await catcher();
    const literals = LITERALS(port);
    for (const text of literals) expect(await sendListed(text, false, text.includes("localhost") ? undefined : async () => [{ address: "127.0.0.1", family: 4 }]), text).toMatchObject({ ok: false });
    for (const [name, ...addresses] of NAMES)
      expect(await sendListed(`https://${name}:${port}/`, false, async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }))), name).toEqual({ ok: false, errors: [{ code: "address_refused" }] });
    expect(literals.length + NAMES.length).toBeGreaterThanOrEqual(40);
    expect(seen.connections).toBe(0);
    expect(await sendListed(`http://127.0.0.1:${port}/`, true)).toMatchObject({ ok: false, errors: [{ code: "not_reachable" }] });
    expect(seen.connections).toBe(1);
  });

  test("a name is looked up once, and what was looked up is what is connected to", async () => {
    const { port, seen } = await catcher();
    const asked: string[] = [];
    const rebinding: Resolver = async (host) => [{ address: asked.push(host) === 1 ? "127.0.0.9" : "127.0.0.1", family: 4 }];
    await sendListed(`http://rebinding.example:${port}/`, true, rebinding);
    expect(asked).toEqual(["rebinding.example"]);
    expect(seen.at).toEqual(["::ffff:127.0.0.9"]);
    const twice: string[] = [];
    const publicFirst: Resolver = async (host) => (twice.push(host) === 1 ? [{ address: "127.0.0.1", family: 4 }] : [{ address: "93.184.216.34", family: 4 }]);
    const before = seen.connections;
    expect(await sendListed(`https://rebinding.example:${port}/`, false, publicFirst)).toEqual({ ok: false, errors: [{ code: "address_refused" }] });
    expect([twice.length, seen.connections]).toEqual([1, before]);
  });

  test("the own network has its limits too", () => {
    for (const address of ["169.254.169.254", "224.0.0.1", "0.0.0.0", "255.255.255.255", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fe80::1"]) expect([address, isReachable(address, true)]).toEqual([address, false]);
    for (const address of ["10.0.0.1", "127.0.0.1", "fd00::1", "93.184.216.34", "2606:4700::1111"]) expect([address, isReachable(address, true)]).toEqual([address, true]);
  });

  test("robots are called at their vendor only", () => {
    const code = (text: string) => { const target = checkTarget(text, { hosts: ["oapi.dingtalk.com"] }); return target.ok ? "ok" : target.errors[0]?.code; };
    expect(["https://oapi.dingtalk.com/robot/send?access_token=1", "http://oapi.dingtalk.com/", "https://oapi.dingtalk.com:8443/", "https://oapi.dingtalk.com.evil.example/", "https://evil.example/?oapi.dingtalk.com", "https://oapi.dingtalk.com@evil.example/", "https://oapi.dingtalk.com./"].map(code))
      .toEqual(["ok", "address_not_https", "address_not_of_vendor", "address_not_of_vendor", "address_not_of_vendor", "address_with_password", "address_not_of_vendor"]);
  });

  test("a number of the own network is told at once, before anything is connected to", () => {
    for (const address of ["https://127.0.0.1/", "https://0x7f.1/", "https://[::ffff:10.0.0.1]/"])
      expect(checkTarget(address, { origins: [{ origin: new URL(address).origin, isIntranet: false }] })).toEqual({ ok: false, errors: [{ code: "address_private", field: "address" }] });
  });

  test("the list takes origins and nothing else", () => {
    expect(readOrigin("https://hook.example:8443/", false)).toEqual({ origin: "https://hook.example:8443", isIntranet: false });
    for (const text of ["http://hook.example", "https://hook.example/path", "https://user@hook.example", "https://127.0.0.1", "https://0x7f.1", "hook.example", "*", "https://*"]) expect([text, readOrigin(text, false)]).toEqual([text, null]);
    expect(readOrigin("http://10.1.2.3:8080", true)).toEqual({ origin: "http://10.1.2.3:8080", isIntranet: true });
    expect(readOrigin("http://169.254.169.254", true)).toBeNull();
  });
});

describe("what an answer may cost", () => {
  const send = (address: string, limitMs?: number) => {
    const target = checkTarget(address, { origins: [{ origin: new URL(address).origin, isIntranet: true }] });
    if (!target.ok) throw new Error("refused");
    return post(target.value, MESSAGE, { limitMs });
  };

  test("it is read to 64 KB, however much there is", async () => {
    let written = 0;
    const address = await answering((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, "x");
      const more = () => { while (written < 1024 * 1024 * 1024 && !response.destroyed) { written += chunk.length; if (!response.write(chunk)) return void response.once("drain", more); } };
      more();
    });
    const answer = await send(address);
    expect(answer).toMatchObject({ ok: true, value: { status: 200, isCut: true } });
    expect(answer.ok && answer.value.body.length).toBe(64 * 1024);
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  test("a robot that says nothing, or a byte at a time, is left in time", async () => {
    const silent = await answering(() => undefined);
    const slow = await answering((_, response) => { const timer = setInterval(() => response.write("x"), 20); response.on("close", () => clearInterval(timer)); });
    for (const address of [silent, slow]) {
      const started = performance.now();
      expect(await send(address, 300)).toEqual({ ok: false, errors: [{ code: "no_answer_in_time", params: { n: 0.3 } }] });
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });

  test("a redirect is an answer like another and not followed; a name that hangs is left in time", async () => {
    const { port, seen } = await catcher();
    const address = await answering((_, response) => response.writeHead(307, { Location: `http://127.0.0.1:${port}/` }).end());
    expect(await send(address)).toMatchObject({ ok: true, value: { status: 307 } });
    expect(seen.connections).toBe(0);
    expect(await sendListed("https://hanging.example/", false, () => new Promise(() => undefined))).toMatchObject({ ok: false, errors: [{ code: "no_answer_in_time" }] });
  });
});

test("what was sealed opens for its use and under its secret only, and two seals of one text differ", () => {
  const [seals, others] = [sealsOf("0123456789abcdef0123456789abcdef"), sealsOf("fedcba9876543210fedcba9876543210")];
  const sealed = seals.seal("示例密钥", "robot secret");
  expect(seals.open(sealed, "robot secret")).toBe("示例密钥");
  expect([seals.open(sealed, "webhook secret"), others.open(sealed, "robot secret"), seals.open(`${sealed.slice(0, -2)}AA`, "robot secret"), seals.open("", "robot secret")]).toEqual([null, null, null, null]);
  expect(seals.seal("示例密钥", "robot secret")).not.toBe(sealed);
  expect(sealed).not.toContain("示例");
});
