import type { ExchangeRate } from "#app/domain/money.ts";

/** Yearly averages of CNY per USD, in force from 1 January of their year; to be verified and kept up by the city. */
export const RATES = [
  { currency: "USD", on: "2018-01-01", rate: "6.6174" },
  { currency: "USD", on: "2019-01-01", rate: "6.8985" },
  { currency: "USD", on: "2020-01-01", rate: "6.8974" },
  { currency: "USD", on: "2021-01-01", rate: "6.4515" },
  { currency: "USD", on: "2022-01-01", rate: "6.7261" },
  { currency: "USD", on: "2023-01-01", rate: "7.0467" },
  { currency: "USD", on: "2024-01-01", rate: "7.1217" },
] as const satisfies readonly ExchangeRate[];
