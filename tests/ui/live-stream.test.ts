import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UNATTENDED_MS } from "#app/features/live/attendance.ts";
import { MINUTE_MS } from "#app/domain/instants.ts";

/** A browser's stream that answers at once and stays as long as it is let. */
class FakeStream {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static opened: FakeStream[] = [];
  readyState = FakeStream.OPEN;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string; lastEventId: string }) => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeStream.opened.push(this);
  }
  addEventListener(): void {}
  close(): void {
    this.readyState = FakeStream.CLOSED;
  }
}

const newPage = () => Object.assign(new EventTarget(), { visibilityState: "visible" });
let page = newPage();
const openStreams = () => FakeStream.opened.filter(({ readyState }) => readyState === FakeStream.OPEN);
const touch = (kind = "keydown") => page.dispatchEvent(new Event(kind));

async function following() {
  const [{ follow, isLive }, { isUnattended }] = [await import("#app/features/live/live-stream.ts"), await import("#app/features/live/attendance.ts")];
  const told: string[] = [];
  const stop = follow({ onEvent: ({ event }) => told.push(event), onOthers: (names) => told.push(`others: ${names.join()}`) }, "7");
  return { told, stop, isLive, isUnattended };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  FakeStream.opened = [];
  page = newPage();
  vi.stubGlobal("EventSource", FakeStream);
  vi.stubGlobal("document", page);
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a page that nobody touches lets its stream go in time, and follows again from where it was as soon as somebody is back", async () => {
  const { told, isLive, isUnattended } = await following();
  FakeStream.opened[0]?.onmessage?.({ data: JSON.stringify({ type: "project.edit", code: "NB-2025-0001" }), lastEventId: "9" });
  vi.advanceTimersByTime(UNATTENDED_MS - 1);
  expect([openStreams().length, isLive(), isUnattended()]).toEqual([1, true, false]);
  vi.advanceTimersByTime(1);
  expect([openStreams().length, isLive(), isUnattended(), told]).toEqual([0, false, true, ["change", "others: "]]);
  vi.advanceTimersByTime(10 * UNATTENDED_MS);
  expect(FakeStream.opened).toHaveLength(1);
  touch();
  expect([openStreams().map(({ url }) => url), isUnattended()]).toEqual([["/events?since=9"], false]);
  openStreams()[0]?.onopen?.();
  expect(told.at(-1)).toBe("notice");
});

test.each(["pointerdown", "keydown", "wheel", "touchstart", "visibilitychange"])("%s says that somebody is there; what a page does by itself does not", async (sign) => {
  await following();
  for (let hour = 0; hour < 4; hour += 1) {
    vi.advanceTimersByTime(20 * MINUTE_MS);
    touch(sign);
  }
  expect([FakeStream.opened.length, openStreams().length]).toEqual([1, 1]);
  vi.advanceTimersByTime(20 * MINUTE_MS);
  touch("pointermove");
  vi.advanceTimersByTime(20 * MINUTE_MS);
  expect(openStreams()).toEqual([]);
});

test("a page that nobody follows from watches for nobody", async () => {
  const { stop } = await following();
  stop();
  vi.advanceTimersByTime(UNATTENDED_MS);
  expect([openStreams().length, vi.getTimerCount()]).toEqual([0, 0]);
});

test("every opening of the stream lets followers ask for notices, which no stream says again", async () => {
  const { told } = await following();
  const { goTo } = await import("#app/features/live/live-stream.ts");
  const show = (visibilityState: string) => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  const hide = () => {
    show("hidden");
    vi.advanceTimersByTime(MINUTE_MS / 2);
    show("visible");
  };
  for (const again of [() => undefined, () => goTo("/projects/NB-2025-0001/plan"), () => goTo(null), hide]) {
    again();
    FakeStream.opened.at(-1)?.onopen?.();
  }
  expect([FakeStream.opened.length, told]).toEqual([4, ["notice", "notice", "notice", "notice"]]);
});
