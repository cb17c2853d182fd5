import { useNavigate } from "@remix-run/react";
import { unscaled } from "#app/domain/decimal.ts";
import { INDICATORS, LAND_INDICATORS } from "#app/domain/indicators.ts";
import { measureText } from "#app/i18n/commitment-words.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { formatFloorAreaRatio } from "#app/i18n/predicate-words.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import type { LandIntent } from "#app/schemas/land-forms.ts";
import type { LandOfProject, PlotView } from "#app/services/commitments/land-of-project.server.ts";
import { Dialog } from "#app/ui/dialog.tsx";
import { landPath } from "./duty-address.ts";
import { DutyForm } from "./duty-form.tsx";
import type { DutyField } from "./duty-form.tsx";
import { documentField } from "./pane-fields.ts";

export interface PlotPane {
  readonly pane: LandIntent;
  readonly item: number | null;
}

const VALUE_PLACES = 4;
const typed = (valueE4: number | null) => (valueE4 === null ? "" : unscaled(valueE4, VALUE_PLACES));

function plotFields({ commitments: { field, hint } }: Words, plot: PlotView | null): DutyField[] {
  return [
    { name: "name", kind: "text", label: field.name, required: true, value: plot?.name ?? null },
    { name: "landMu", kind: "number", label: field.landMu, value: typed(plot?.landMuE4 ?? null) },
    { name: "far", kind: "number", label: field.far, hint: hint.far, value: typed(plot?.farE4 ?? null) },
  ];
}

function exceptionFields(words: Words, page: LandOfProject, plot: PlotView): DutyField[] {
  const { field, hint } = words.commitments;
  return [
    { name: "exceptionOn", kind: "date", label: field.exceptionOn, hint: hint.due, required: true, value: plot.exceptionOn ?? page.head.today },
    { name: "exceptionNote", kind: "lines", label: field.exceptionNote, required: true, value: plot.exceptionNote },
    documentField(words, page.documents, plot.exceptionDocument?.item ?? null),
  ];
}

function signFields(words: Words, locale: Locale, page: LandOfProject, plot: PlotView): DutyField[] {
  const { commitments } = words;
  const open = LAND_INDICATORS.filter((id) => !plot.indicators.some((duty) => duty.indicator === id));
  return [
    ...open.map((id): DutyField => {
      const { operator, measure } = INDICATORS[id];
      const context = page.annex[id];
      const city = context && commitments.annex({ value: context.value, unit: locale === "en" ? context.unit.en : context.unit.zh });
      return { name: id, kind: "number", label: commitments.indicator[id], hint: joinFacts(locale, [commitments.operator[operator], measureText(words, measure), city]) };
    }),
    { name: "contract", kind: "select", label: commitments.field.contract, empty: commitments.noChoice, value: String(page.contracts.find((row) => row.kind === "standard_land")?.item ?? ""), options: page.contracts.map((row) => ({ value: String(row.item), label: row.name })) },
    { name: "dueOn", kind: "date", label: commitments.field.dueOn, hint: commitments.hint.due },
  ];
}

/** The form about a plot that the address asks for. */
export function PlotPanes({ page, open, formKey }: { readonly page: LandOfProject; readonly open: PlotPane; readonly formKey: string }) {
  const words = useWords();
  const locale = useLocale();
  const navigate = useNavigate();
  const { common, commitments } = words;
  const plot = page.plots.find((row) => row.item === open.item) ?? null;
  if (open.pane === "takeOver" || (plot === null && open.pane !== "plot")) return null;
  const close = () => navigate(landPath(page.head.code), { preventScrollReset: true, replace: true });
  const fields = plot === null || open.pane === "plot" ? plotFields(words, plot) : open.pane === "exception" ? exceptionFields(words, page, plot) : open.pane === "sign" ? signFields(words, locale, page, plot) : [];
  const title = open.pane === "plot" && plot ? commitments.editPlot : commitments.do[open.pane];
  const ratio = plot?.farE4 == null ? null : common.named({ name: commitments.field.far, text: formatFloorAreaRatio(plot.farE4) });
  return (
    <Dialog key={`${open.pane} ${open.item}`} isOpen onClose={close} size="m" closeLabel={common.close} title={title} description={joinFacts(locale, [plot?.name, ratio])}>
      <DutyForm intent={open.pane} hidden={plot ? { item: String(plot.item), seen: String(plot.seen) } : {}} formKey={formKey} fields={fields} submit={open.pane === "removePlot" ? commitments.do.removePlot : common.save}
        submitVariant={open.pane === "removePlot" ? "danger" : "primary"} note={open.pane === "sign" ? commitments.hint.sign : undefined} />
    </Dialog>
  );
}
