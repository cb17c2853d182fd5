import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { unreachable } from "#app/domain/predicate.ts";
import { landPath } from "#app/features/duty/duty-address.ts";
import { refused } from "#app/http/answer.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { exceptionForm, LAND_INTENTS, plotForm, removePlotForm, signForm, takeOverForm } from "#app/schemas/land-forms.ts";
import { takeOverPlots } from "#app/services/commitments/land-of-project.server.ts";
import { recordException, removePlot, savePlot, signIndicators } from "#app/services/commitments/save-plot.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";

const SCHEMAS = { plot: plotForm, exception: exceptionForm, sign: signForm, removePlot: removePlotForm, takeOver: takeOverForm } as const;
type AnyForm = z.output<(typeof SCHEMAS)[keyof typeof SCHEMAS]>;

function change(ctx: ServiceContext, code: string, form: AnyForm) {
  switch (form.intent) {
    case "plot": return savePlot(ctx, code, form);
    case "exception": return recordException(ctx, code, form);
    case "sign": return signIndicators(ctx, code, form);
    case "removePlot": return removePlot(ctx, code, form);
    case "takeOver": return takeOverPlots(ctx, code, form);
    default: return unreachable(form);
  }
}

/** Does what a form of the page asks for and leads back to it, or answers with every reason. */
export async function changeLand(ctx: ServiceContext, request: Request, code: string) {
  const form = await readForm(request);
  const intent = readIntent(form, LAND_INTENTS);
  const parsed = parseForm(form, SCHEMAS[intent] as z.ZodType<AnyForm>);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const verdict = await change(ctx, code, parsed.value);
  return verdict.ok ? redirect(`${landPath(code)}?saved=${intent}`, { status: 303 }) : refused(verdict.errors, parsed.values);
}
