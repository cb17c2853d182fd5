import { dateFieldOf } from "#app/domain/check-project.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MoveAsked, MovedProject } from "#app/services/board/check-move.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { TextArea } from "#app/ui/inputs.tsx";
import { ClosingField } from "../gate-checklist/closing-field.tsx";
import { MissingLine } from "../gate-checklist/gate-fields.tsx";
import { fieldsOfRule, unusualPairs, useGateField, useGateForm } from "../gate-checklist/gate-form.ts";
import { GateRow } from "../gate-checklist/gate-row.tsx";
import { MetLine } from "../gate-checklist/met-line.tsx";
import { OVERRIDE_FIELD, OverrideRow } from "../gate-checklist/override-row.tsx";
import { conflictText, namedReasonText, reasonText } from "./move-reply.ts";
import type { RefusedMove } from "./move-reply.ts";

export interface GateLinesProps {
  readonly project: MovedProject;
  readonly asked: MoveAsked;
  readonly refused: RefusedMove | null;
}

/** What was wrong as a whole: somebody was faster, reasons without a field here, or how many fields need attention. */
function Refused({ refused, fields }: { readonly refused: RefusedMove; readonly fields: readonly string[] }) {
  const words = useWords();
  const locale = useLocale();
  const { board } = words;
  const conflict = conflictText(words, locale, refused);
  if (conflict) return <Banner tone="error" className="mx-5 mb-3" title={conflict}>{board.conflictKept}</Banner>;
  const others = refused.errors.filter((reason) => reason.field === undefined || !fields.includes(reason.field));
  return (
    <Banner tone="error" className="mx-5 mb-3" title={board.stillNeeded({ n: refused.errors.length })}>
      {others.map((reason) => <span key={`${reason.code} ${reason.field}`} className="block">{namedReasonText(words, reason)}</span>)}
    </Banner>
  );
}

/** Asked for as soon as dates stand in an unusual order, or when the server said so. */
function OrderReason({ project, refused }: Pick<GateLinesProps, "project" | "refused">) {
  const words = useWords();
  const { typed } = useGateForm();
  const { id, errorsId, control } = useGateField("orderReason");
  const said = (refused?.errors ?? []).filter((reason) => reason.code === "order_unusual");
  const seen = unusualPairs(project, typed).map((pair) => ({ code: "order_unusual", params: pair }));
  const pairs = seen.length > 0 ? seen : said;
  if (pairs.length === 0 && typed("orderReason") === "") return null;
  return (
    <GateRow isMet={false} label={words.project.orderReason} labelFor={id} errorsId={errorsId} errors={said.length > 0 ? [refusalText(words, { code: "order_unusual" })] : []}
      hint={pairs.map((pair) => <span key={`${pair.params?.earlier} ${pair.params?.later}`} className="block">{reasonText(words, pair)}</span>)}>
      <TextArea {...control} rows={2} />
    </GateRow>
  );
}

/** Everything missing first, each with what mends it, then what is in place. */
export function GateLines({ project, asked, refused }: GateLinesProps) {
  const { gates } = useWords();
  const missing = asked.lines.filter((line) => !line.met);
  const met = asked.lines.filter((line) => line.met);
  const fields = [...asked.closings.map(dateFieldOf), ...missing.flatMap((line) => fieldsOfRule(line.rule)), "orderReason", ...(asked.mayOverride ? [OVERRIDE_FIELD] : [])];
  return (
    <>
      {refused && <Refused refused={refused} fields={fields} />}
      <ul aria-label={gates.stillMissing}>
        {asked.closings.map((type) => <ClosingField key={type} type={type} />)}
        {missing.map((line) => <MissingLine key={line.rule} line={line} isReadOnly={!asked.mayMove} />)}
        <OrderReason project={project} refused={refused} />
      </ul>
      {asked.mayOverride && <OverrideRow missing={missing} isOnlyWay={!asked.mayMove} />}
      {met.length > 0 && (
        <ul aria-label={gates.inPlace({ n: met.length })}>
          {met.map((line) => <MetLine key={line.rule} rule={line.rule} project={project} />)}
        </ul>
      )}
    </>
  );
}
