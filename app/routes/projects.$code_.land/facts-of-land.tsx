import { Form, useNavigation } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { formatScaled, MISSING } from "#app/i18n/format.ts";
import { formatFloorAreaRatio } from "#app/i18n/predicate-words.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { LandFacts, LandOfProject } from "#app/services/commitments/land-of-project.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

const E4_DECIMALS = 4;

/** The facts that quotas read beside what the plots come to, and the way to take those over. */
export function FactsOfLand({ page, formKey }: { readonly page: LandOfProject; readonly formKey: string }) {
  const { common, commitments, fields } = useWords();
  const drawn = useRefusal([], (answer) => answer.values.intent === "takeOver");
  const isSending = useNavigation().state !== "idle";
  const { facts, fromPlots } = page;
  const mu = (value: number | null) => (value === null ? MISSING : formatScaled(value, E4_DECIMALS, true));
  const yesNo = (value: boolean | null) => (value === null ? MISSING : value ? common.yes : common.no);
  const rows = [
    { name: fields.landMu, of: (land: LandFacts) => mu(land.landMuE4) },
    { name: commitments.weightedFar, of: (land: LandFacts) => (land.farE4 === null ? MISSING : formatFloorAreaRatio(land.farE4)) },
    { name: fields.standardLand, of: (land: LandFacts) => yesNo(land.standardLand) },
  ];
  return (
    <Panel flush title={commitments.factsOf} meta={common.named({ name: fields.newLand, text: yesNo(page.newLand) })}>
      <TableFrame label={commitments.factsOf} density="roomy">
        <thead><tr><HeadCell>{commitments.field.indicator}</HeadCell><HeadCell align="end">{commitments.fromFacts}</HeadCell><HeadCell align="end">{commitments.fromPlots}</HeadCell></tr></thead>
        <tbody>{rows.map((row) => <Row key={row.name}><NameCell className="font-normal">{row.name}</NameCell><Cell align="end">{row.of(facts)}</Cell><Cell align="end" strong>{fromPlots === null ? MISSING : row.of(fromPlots)}</Cell></Row>)}</tbody>
      </TableFrame>
      {fromPlots !== null && (
        <div className="flex flex-col gap-2 p-4">
          {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
          {page.differs ? <Banner tone="warning">{commitments.factsDiffer}</Banner> : <p className="text-sm text-muted">{commitments.factsSame}</p>}
          {page.differs && page.mayEdit && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="takeOver" />
              <input type="hidden" name="version" value={page.head.version} />
              <input type="hidden" name="formKey" value={formKey} />
              <Button type="submit" disabled={isSending}>{commitments.do.takeOver}</Button>
            </Form>
          )}
        </div>
      )}
    </Panel>
  );
}
