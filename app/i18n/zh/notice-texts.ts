import type { NoticeTexts } from "../notice-texts.ts";

const of = (p: { readonly code: string; readonly project: string }): string => `${p.project}（${p.code}）`;
const about = (p: { readonly number: string; readonly code: string; readonly project: string }): string => `${p.number}，${of(p)}`;

/** What people are told, in Chinese. */
export const noticeTexts: NoticeTexts = {
  "issue.raised": (p) => ({ title: `新登记问题：${p.title}`, text: `${about(p)}，${p.by}登记，待交办。` }),
  "issue.handedOver": (p, say) => ({ title: `督办交办：${p.title}`, text: `${about(p)}，${say.unit(p.unit)}牵头，${say.date(p.dueOn)}前办结。` }),
  "issue.received": (p, say) => ({ title: `督办已签收：${p.title}`, text: `${about(p)}，${say.unit(p.unit)}已签收。` }),
  "issue.replied": (p, say) => ({ title: `督办有反馈：${p.title}`, text: `${about(p)}，${say.unit(p.unit)}已反馈。` }),
  "issue.longerAsked": (p, say) => ({ title: `申请延期：${p.title}`, text: `${about(p)}，${say.unit(p.unit)}申请延至${say.date(p.until)}：${p.note}` }),
  "issue.granted": (p, say) => ({ title: `同意延期：${p.title}`, text: `${about(p)}，办理期限延至${say.date(p.dueOn)}。` }),
  "issue.declined": (p) => ({ title: `不同意延期：${p.title}`, text: `${about(p)}：${p.note}` }),
  "issue.closingAsked": (p, say) => ({ title: `待核查：${p.title}`, text: `${about(p)}，${say.unit(p.unit)}申请销号，请核查。` }),
  "issue.sentBack": (p) => ({ title: `退回重办：${p.title}`, text: `${about(p)}：${p.note}` }),
  "issue.closed": (p) => ({ title: `督办已销号：${p.title}`, text: `${about(p)}，${p.by}核查后销号。` }),
  "issue.reopened": (p, say) => ({ title: `重新督办：${p.title}`, text: `${about(p)}，${say.date(p.dueOn)}前办结：${p.note}` }),
  "issue.withdrawn": (p) => ({ title: `问题已撤销：${p.title}`, text: `${about(p)}：${p.note}` }),
  "issue.unhanded": (p) => ({ title: `登记 ${p.days} 天未交办：${p.title}`, text: `${about(p)}。` }),
  "issue.unchecked": (p, say) => ({ title: `申请销号 ${p.days} 天未核查：${p.title}`, text: `${about(p)}，${say.unit(p.unit)}已申请销号，请核查。` }),
  "issue.dueSoon": (p, say) => ({ title: p.daysLate === 0 ? `督办今天到期：${p.title}` : `督办剩 ${-p.daysLate} 天：${p.title}`, text: `${about(p)}，${say.date(p.dueOn)}前办结。` }),
  "issue.overdue": (p, say) => ({ title: `督办逾期 ${p.daysLate} 天：${p.title}`, text: `${about(p)}，应于${say.date(p.dueOn)}前办结。` }),
  "issue.escalated": (p, say) => ({ title: `逾期上报，${p.daysLate} 天未办结：${p.title}`, text: `${about(p)}，${say.unit(p.unit)}牵头，应于${say.date(p.dueOn)}前办结。` }),
  "milestone.dueSoon": (p, say) => ({ title: `节点临近：${say.milestone(p.milestone)}`, text: `${of(p)}，计划${say.date(p.dueOn)}。` }),
  "milestone.late": (p, say) => ({ title: `节点逾期 ${p.daysLate} 天：${say.milestone(p.milestone)}`, text: `${of(p)}，计划${say.date(p.dueOn)}。` }),
  "lead.due": (p, say) => ({ title: `线索待${say.step(p.step)}`, text: `${of(p)}，${say.date(p.dueOn)}前完成。` }),
  "lead.late": (p, say) => ({ title: `线索${say.step(p.step)}逾期 ${p.daysLate} 天`, text: `${of(p)}，应于${say.date(p.dueOn)}前完成。` }),
  "commitment.due": (p, say) => ({ title: `履约事项临近：${say.commitment(p)}`, text: `${of(p)}，${say.date(p.dueOn)}到期。` }),
  "commitment.late": (p, say) => ({ title: `履约事项逾期 ${p.daysLate} 天：${say.commitment(p)}`, text: `${of(p)}，${say.date(p.dueOn)}到期。` }),
  "opinion.asked": (p, say) => ({ title: `征求准入意见：${p.project}`, text: `${p.code}，${say.subject(p.subject)}，请${say.unit(p.unit)}于${say.date(p.dueOn)}前反馈。` }),
  "opinion.due": (p, say) => ({ title: p.daysLate === 0 ? `准入意见今天到期：${p.project}` : `准入意见剩 ${-p.daysLate} 天：${p.project}`, text: `${p.code}，${say.subject(p.subject)}，请${say.unit(p.unit)}于${say.date(p.dueOn)}前反馈。` }),
  "opinion.late": (p, say) => ({ title: `准入意见逾期 ${p.daysLate} 天：${p.project}`, text: `${p.code}，${say.subject(p.subject)}，${say.unit(p.unit)}应于${say.date(p.dueOn)}前反馈。` }),
  "report.missing": (p, say) => ({ title: `月报未填：${say.date(p.month)}`, text: `${of(p)}。` }),
  "question.asked": (p) => ({ title: `企业提问：${p.title}`, text: `${about(p)}。` }),
  "rates.old": (p, say) => ({ title: "汇率需要更新", text: p.on === null ? `${p.currency} 尚无汇率。` : `${p.currency} 的最新汇率日期为${say.date(p.on)}。` }),
  "job.failed": (p, say) => ({ title: `定时任务失败：${say.job(p.job)}`, text: p.error }),
  "delivery.dead": (p, say) => ({ title: `通知未能送达：${say.channel(p.channel)}`, text: "多次重试未成功，可在页面重新发送。" }),
};
