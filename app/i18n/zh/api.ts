import type { Words } from "../en.ts";

export const api: Words["api"] = {
  title: "落地接口",
  description: "项目、看板、指标和变更流。金额为整数元（…Cny）或币种的整数单位；日期保留原有精度；令牌的可见范围与其账号相同。",
  calls: {
    listProjects: "令牌可见的项目，分页",
    createProject: "新建项目；同一 Idempotency-Key 再次提交得到同一结果",
    readProject: "单个项目；ETag 为其版本",
    changeProject: "在 If-Match 指明的版本上修改所给字段",
    recordMilestone: "登记节点达到的日期及关口要求的内容",
    listIssues: "督办问题列表",
    readBoard: "各阶段的个数和总投资",
    readQuotas: "某年全部指标，按两个时点",
    explainQuota: "计入的项目，以及只差一个条件的项目",
    readChanges: "某序号之后的变更，由旧到新；以 next 继续",
    readDescription: "本说明",
  },
  token: "账号的接口令牌",
  problem: "错误说明（RFC 9457），语言按 Accept-Language，默认中文",
};
