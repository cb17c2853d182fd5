import type { RobotRow } from "#db/schema/deliveries.ts";
import type { Seals } from "../auth/seals.server.ts";

type Sealed = Pick<RobotRow, "address_sealed" | "secret_sealed">;

/** What a robot is called with. */
export interface RobotKeys {
  readonly address: string;
  readonly secret: string | null;
}

const [ADDRESS, SECRET] = ["robot address", "robot secret"];

/** Seals what a robot is called with. */
export function sealRobot(seals: Seals, { address, secret }: RobotKeys): Sealed {
  return { address_sealed: seals.seal(address, ADDRESS), secret_sealed: secret === null ? null : seals.seal(secret, SECRET) };
}

/** What a robot is called with; null where the server's secret is no longer the one it was sealed under. */
export function openRobot(seals: Seals, { address_sealed, secret_sealed }: Sealed): RobotKeys | null {
  const address = seals.open(address_sealed, ADDRESS);
  const secret = secret_sealed === null ? null : seals.open(secret_sealed, SECRET);
  return address === null || (secret === null && secret_sealed !== null) ? null : { address, secret };
}
