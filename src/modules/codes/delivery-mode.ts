/** How the needle is driven and the product delivered. Each code with what it means. */
export const deliveryModes = {
  MANUAL: 'A syringe in the hand, one needle.',
  MANUAL_MULTI_INJECTOR: 'A syringe in the hand with several needles in a line or ring.',
  MESOGUN_SINGLE: 'Injection gun, one shot for each pull of the trigger.',
  MESOGUN_BURST: 'Injection gun, several shots for each pull of the trigger.',
  MESOGUN_CONTINUOUS: 'Injection gun that shoots at a fixed rate while the trigger is held.',
  MESOGUN_CONTINUOUS_NAPPAGE: 'Injection gun in the nappage mode: fast superficial shots while it moves over the skin.',
  MESOPERFUSION: 'Slow perfusion by a device through fixed needles.',
  VACUUM_MULTI_NEEDLE: 'Device that lifts the skin by suction and injects through five or nine needles.',
  MICRONEEDLE_PEN: 'Oscillating pen with fine needles; recorded because it is a comparator.',
} as const satisfies Record<string, string>;

export type DeliveryMode = keyof typeof deliveryModes;
