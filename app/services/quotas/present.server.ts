import type { QuotaFigure } from "#app/domain/quota-figures.ts";
import type { LandingVariant, Quota, QuotaId } from "#app/domain/quotas.ts";
import { accept } from "#app/domain/verdict.ts";
import type { NearMiss } from "#app/domain/near-miss.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { remembered } from "../remembered.server.ts";
import { figureFrame } from "./clocks.server.ts";
import type { FigureQuery } from "./clocks.server.ts";
import { explainQuota } from "./explain-quota.server.ts";
import { countedCodes, figuresIn } from "./quota-figures.server.ts";

interface Clocks {
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string | null;
}

interface CodeAndName {
  readonly code: string;
  readonly name: string;
}

/** The document of `quotas`, as the API and the command answer it. */
export interface QuotasDocument extends Clocks {
  readonly landingVariant: LandingVariant;
  readonly quotas: readonly (QuotaFigure & { readonly id: QuotaId; readonly unit: Quota["unit"]; readonly projects: readonly string[] })[];
}

/** The document of `explain`; rates add their denominator, those that know exceptions the members that have one. */
export interface ExplanationDocument extends Clocks {
  readonly id: QuotaId;
  readonly counted: readonly CodeAndName[];
  readonly nearMisses: readonly (CodeAndName & NearMiss)[];
  readonly denominator?: readonly CodeAndName[];
  readonly excepted?: readonly CodeAndName[];
}

/** An instant as answers write it: without milliseconds where there are none. */
function instant(at: string | null): string | null {
  return at === null ? null : at.replace(/\.000Z$/, "Z");
}

const codeAndName = ({ code, name }: CodeAndName): CodeAndName => ({ code, name });

/** Every quota of a year with the codes counted. */
export async function quotasDocument(ctx: ServiceContext, query: FigureQuery): Promise<Verdict<QuotasDocument>> {
  return aside(ctx, "quotasDocument", query, async () => {
    const frame = await figureFrame(ctx, query);
    if (!frame.ok) return frame;
    const figures = await figuresIn(ctx, frame.value);
    const codes = await remembered(ctx.db, `codes ${JSON.stringify(frame.value)}`, () => countedCodes(ctx, frame.value));
    return accept({
      year: figures.year, asOf: figures.asOf, knownAt: instant(figures.knownAt), landingVariant: figures.landingVariant,
      quotas: figures.quotas.map(({ id, unit, value, numerator, denominator, target, targetYear, operator, met, provisional }) => (
        { id, unit, value, numerator, denominator, target, targetYear, operator, met, provisional, projects: codes.get(id) ?? [] })),
    });
  });
}

/** The projects a quota counts and the near-misses beside them. */
export async function explanationDocument(ctx: ServiceContext, id: string, query: FigureQuery): Promise<Verdict<ExplanationDocument>> {
  return aside(ctx, "explanationDocument", { id, query }, async () => {
    const explained = await explainQuota(ctx, id, query);
    if (!explained.ok) return explained;
    const { year, asOf, knownAt, counted, nearMisses, denominator, excepted } = explained.value;
    return accept({
      id: explained.value.id, year, asOf, knownAt: instant(knownAt), counted: counted.map(codeAndName),
      nearMisses: nearMisses.map(({ code, name, condition, actual, required }) => ({ code, name, condition, actual, required })),
      ...(denominator === null ? {} : { denominator: denominator.map(codeAndName) }),
      ...(excepted === null ? {} : { excepted: excepted.map(codeAndName) }),
    });
  });
}
