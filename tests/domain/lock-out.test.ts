import { describe, expect, it } from "vitest";
import { addMilliseconds, MINUTE_MS, SECOND_MS } from "#app/domain/instants.ts";
import { afterFailure, areOver, lockedMinutes, NO_FAILURES } from "#app/domain/lock-out.ts";
import { passwordFaults } from "#app/domain/password-rules.ts";

const START = "2025-07-15T04:00:00.000Z";
const at = (ms: number) => addMilliseconds(START, ms);
const failing = (...instants: string[]) => instants.reduce(afterFailure, NO_FAILURES);

describe("failed sign-ins", () => {
  it("lock at the fifth within the window, for exactly 15 minutes", () => {
    expect(failing(at(0), at(1), at(2), at(3)).lockedUntil).toBeNull();
    const locked = failing(at(0), at(1), at(2), at(3), at(4));
    expect(locked.lockedUntil).toBe(at(15 * MINUTE_MS + 4));
    expect(lockedMinutes(locked, at(5))).toBe(15);
    expect(lockedMinutes(locked, at(15 * MINUTE_MS + 3))).toBe(1);
    expect(lockedMinutes(locked, at(15 * MINUTE_MS + 4))).toBeNull();
  });
  it("start anew when the window or the lock is over", () => {
    const four = failing(at(0), at(1), at(2), at(3));
    expect(afterFailure(four, at(15 * MINUTE_MS)).count).toBe(1);
    expect(afterFailure(four, at(15 * MINUTE_MS - 1)).lockedUntil).not.toBeNull();
    expect(afterFailure(failing(at(0), at(1), at(2), at(3), at(4)), at(16 * MINUTE_MS))).toMatchObject({ count: 1, lockedUntil: null });
  });
  it("can be forgotten once neither window nor lock holds", () => {
    expect(areOver(failing(at(0)), at(14 * MINUTE_MS))).toBe(false);
    expect(areOver(failing(at(0)), at(15 * MINUTE_MS))).toBe(true);
    expect(areOver(failing(at(0), at(0), at(0), at(0), at(10 * MINUTE_MS)), at(20 * MINUTE_MS + SECOND_MS))).toBe(false);
  });
});

const OWNER = { email: "wang.shi@example.test", name: "王示例" };
const BAD = [
  "", "a", "1234567", "短密码", "12345678", "123456789", "1234567890", "87654321", "aaaaaaaa", "abababab", "123123123", "password", "Password1", "P@ssw0rd", "P@ssw0rd123",
  "Admin@123", "admin123!", "Aa123456!", "woaini1314", "woaini520", "5201314a", "1qaz2wsx", "qwerty123", "qwertyuiop", "ningbo2023", "Ningbo@2025", "beilun2024", "zhaoshang2025",
  "wang-Orchid-42", "王示例的密码是这个",
];
const GOOD = ["Orchid-Lantern-42", "correct horse battery", "三江口的灯火很亮啊", "x7#kP2vw", "gQ9!mRt4z", "lantern.river.bridge", "我喜欢在甬江边散步", "Zebra&Cloud&71", "tram-07-to-the-port", "8f3a91c2d7e6"];

describe("new passwords", () => {
  const isBad = (password: string) => passwordFaults(password, OWNER, "basic").length > 0;
  it.each(BAD)("refuse %j", (password) => expect(isBad(password)).toBe(true));
  it.each(GOOD)("accept %j", (password) => expect(passwordFaults(password, OWNER, "basic")).toEqual([]));
  it("count characters, not code units, and stop at 128", () => {
    expect(passwordFaults("𠮷".repeat(7), OWNER, "basic")[0]).toEqual({ code: "weak_password", field: "password", params: { min: 8 } });
    expect(passwordFaults("Ab3-".repeat(32), OWNER, "basic").map((fault) => fault.code)).not.toContain("too_long");
    expect(passwordFaults(`${"Ab3-".repeat(32)}x`, OWNER, "basic").map((fault) => fault.code)).toEqual(["too_long"]);
  });
  it("ask for more under the strict profile, every reason at once", () => {
    expect(passwordFaults("gq9mrt4z", OWNER, "strict").map((fault) => fault.code)).toEqual(["weak_password", "password_kinds"]);
    expect(passwordFaults("gQ9!mRt4z-xy", OWNER, "strict")).toEqual([]);
  });
});
