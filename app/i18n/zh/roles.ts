import type { Words } from "../en.ts";

export const roles: Words["roles"] = {
  role: "角色",
  name: {
    commerce: "商务局招商专员",
    liaison: "项目专员",
    district: "区县",
    unit: "责任单位",
    leader: "领导",
    auditor: "审计",
    administrator: "管理员",
  },
  meaning: {
    commerce: "查看并修改全部项目，导入和发布",
    liaison: "查看并修改本人负责的项目和本区县的线索",
    district: "查看并修改本区县或功能区的项目",
    unit: "查看向本单位交办督办或征求意见的项目",
    leader: "查看全部，可评论、越过关口和退回",
    auditor: "查看全部和审计日志，不作修改",
    administrator: "管理设置、用户和审计，不涉及项目",
  },
};
