export const ROBOT_KINDS = ["dingtalk", "wecom", "feishu"] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

export const DELIVERY_STATES = ["queued", "sending", "delivered", "dead", "dropped"] as const;
/** Waiting; being sent; arrived; given up after its tries; not sent because its receiver may not see it any more. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Where a message goes: to the receiver's e-mail address, or to one of the receiver's group robots. */
export type DeliveryChannel = "email" | `robot:${number}`;
