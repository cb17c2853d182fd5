import { Form, Link, useNavigation } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { GateImpact, GateRuleView } from "#app/services/settings/gate-rules.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

export interface ImpactPanelProps {
  readonly rule: GateRuleView;
  readonly preview: { readonly from: string | null; readonly impact: GateImpact };
  readonly shown: string;
  readonly formKey: string;
}

function Stopped({ impact, rule }: { readonly impact: GateImpact; readonly rule: GateRuleView }) {
  const { gateRules, stages } = useWords();
  const { count, first } = impact.atGate;
  const stage = stages.name[rule.stage];
  if (!impact.seesProjects) return <p className="text-sm text-muted">{gateRules.seesNone}</p>;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-base text-ink">{count === 0 ? gateRules.stopsNone({ stage }) : gateRules.stops({ n: count, stage })}</p>
      {first.length > 0 && (
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {first.map(({ code, name }) => <li key={code} className="min-w-0"><Link to={`${projectPath(code)}#still-missing`} className="link inline-flex min-h-6 max-w-full items-center truncate touch:min-h-11" title={name}>{name}</Link></li>)}
        </ul>
      )}
      {count > first.length && <p className="text-muted">{gateRules.more({ n: count - first.length })}</p>}
      {impact.earlier > 0 && <p className="text-muted">{gateRules.earlier({ n: impact.earlier })}</p>}
      <p className="text-muted">{gateRules.recordedStays}</p>
    </div>
  );
}

/** Which projects in flight the rule would stop, and the way to set its day. */
export function ImpactPanel({ rule, preview, shown, formKey }: ImpactPanelProps) {
  const { common, gateRules } = useWords();
  const drawn = useRefusal([]);
  const isSending = useNavigation().state === "submitting";
  const isSame = preview.from === rule.from;
  return (
    <Panel id="impact" title={gateRules.impactOf({ shown })} className="max-w-2xl">
      {drawn.whole.length > 0 && <Banner tone="error" className="mb-3">{drawn.whole.join(" ")}</Banner>}
      {preview.from === null ? <p className="text-sm text-ink">{gateRules.stopsNobody}</p> : <Stopped impact={preview.impact} rule={rule} />}
      {isSame ? <p className="mt-3 text-sm text-muted">{gateRules.alreadySo}</p> : (
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="set" />
          <input type="hidden" name="from" value={preview.from ?? ""} />
          <input type="hidden" name="seen" value={rule.set?.id ?? ""} />
          <input type="hidden" name="formKey" value={formKey} />
          <Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button>
        </Form>
      )}
    </Panel>
  );
}
