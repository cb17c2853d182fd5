import { expect, test } from "vitest";
import { revalidateOnConflict } from "#app/features/form-answer.ts";

const HERE = new URL("http://luodi.example/projects/NB-2025-0001/admission");

test.for([[undefined, true], [202, true], [400, false], [422, false], [409, true]] as const)("after an answer of %s the page is loaded anew: %s", ([actionStatus, isLoaded]) => {
  expect(revalidateOnConflict({ currentUrl: HERE, nextUrl: HERE, currentParams: {}, nextParams: {}, defaultShouldRevalidate: true, ...(actionStatus === undefined ? {} : { actionStatus }) })).toBe(isLoaded);
});
