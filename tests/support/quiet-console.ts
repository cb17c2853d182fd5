import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that expects console.error mocks it itself; any other call fails the test with what was said. */
let said: string[] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(console, "error").mockImplementation((...parts) => {
    said.push(parts.map(String).join(" "));
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(said, "unexpected console.error").toEqual([]);
});
