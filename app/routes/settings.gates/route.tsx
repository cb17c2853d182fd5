import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { KINDS } from "#app/domain/kinds.ts";
import { STAGES } from "#app/domain/stages.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { StageName } from "#app/features/stage-mark.tsx";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { formatList, joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { todayOf } from "#app/services/context.server.ts";
import { listGateRules } from "#app/services/settings/gate-rules.server.ts";
import type { GateRuleView } from "#app/services/settings/gate-rules.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

export const meta = pageTitle((words) => words.gateRules.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  const rules = found(await listGateRules(ctx));
  return { rules, today: todayOf(ctx), writes: may(principal, "gate.rules"), isSaved: new URL(request.url).searchParams.has("saved") };
}

function RuleRow({ rule, today }: { readonly rule: GateRuleView; readonly today: string }) {
  const { gateRules, gates, kinds, settings } = useWords();
  const locale = useLocale();
  const date = rule.from === null ? null : formatPartialDate(locale, rule.from);
  const asked = rule.kinds.length === KINDS.length ? gateRules.everyKind : formatList(locale, rule.kinds.map((kind) => kinds.kind[kind]));
  return (
    <Row>
      <NameCell className="min-w-44"><Link to={`/settings/gates/${rule.id}`} className="link">{gates.rule[rule.id]}</Link></NameCell>
      <Cell className="max-md:hidden">{joinFacts(locale, [asked, rule.isConditional ? gateRules.conditional : null])}</Cell>
      <Cell>{date === null ? <Chip>{gateRules.off}</Chip> : rule.from !== null && rule.from > today ? <Chip tone="yellow">{gateRules.from({ date })}</Chip> : <Chip tone="green">{gateRules.from({ date })}</Chip>}</Cell>
      <Cell className="max-md:hidden">{rule.set === null ? <span className="text-muted">{gateRules.ownDate}</span> : joinFacts(locale, [rule.set.recordedBy ?? settings.byProgram, formatInstant(locale, rule.set.recordedFrom)])}</Cell>
    </Row>
  );
}

export default function GateRules() {
  const { rules, today, writes, isSaved } = useLoaderData<typeof loader>();
  const { gateRules, settings } = useWords();
  const inForce = rules.filter((rule) => rule.from !== null && rule.from <= today).length;
  return (
    <>
      {isSaved && <Banner tone="done">{gateRules.saved}</Banner>}
      <Panel title={gateRules.title} meta={`${gateRules.size({ n: rules.length, inForce })} ${writes ? gateRules.note : gateRules.readOnly}`} flush>
        <TableFrame label={settings.tableOf({ name: gateRules.title })}>
          <thead>
            <tr>
              <HeadCell>{gateRules.rule}</HeadCell>
              <HeadCell className="max-md:hidden">{gateRules.askedOf}</HeadCell>
              <HeadCell>{gateRules.appliesFrom}</HeadCell>
              <HeadCell className="max-md:hidden">{gateRules.setBy}</HeadCell>
            </tr>
          </thead>
          {STAGES.map(({ id }) => (
            <tbody key={id}>
              <tr><th scope="rowgroup" colSpan={4} className="border-b border-line bg-sunken px-4 py-1.5 text-left text-sm font-strong text-ink"><StageName stage={id} /></th></tr>
              {rules.filter((rule) => rule.stage === id).map((rule) => <RuleRow key={rule.id} rule={rule} today={today} />)}
            </tbody>
          ))}
        </TableFrame>
      </Panel>
    </>
  );
}
