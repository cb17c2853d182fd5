import { expect, test } from "vitest";
import { reasonLacking } from "#app/domain/override.ts";
import { ROLES, SYSTEM } from "#app/domain/permissions.ts";

test("only those who record by override alone are asked for its reason, and only while it is missing", () => {
  const asked = (overrideReason: string | null | undefined) => ROLES.filter((role) => reasonLacking({ ...SYSTEM, role }, "project.move", overrideReason).length > 0);
  expect(asked(undefined)).toEqual(["leader"]);
  expect(asked("")).toEqual(["leader"]);
  expect(asked("产值已核实")).toEqual([]);
  expect(reasonLacking({ ...SYSTEM, role: "leader" }, "project.move", null)).toEqual([{ code: "required", field: "overrideReason" }]);
});
