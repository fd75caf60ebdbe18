/**
 * Injection techniques, each with what the name stands for. Schools use the same words for different depths ("nappage" is
 * under 1 mm in one text and 2–4 mm in another), so depth is stored as measured and never inferred from the code.
 */
export const injectionTechniques = {
  EPIDERMIC: 'Epidermal technique (Perrin): scratching under drops, no bleeding; claimed depth 0–0.5 mm.',
  NAPPAGE_SUPERFICIAL:
    'Epidermal nappage: quick tangential pricks, part of the drop is spilled; claimed depth under 1 mm.',
  NAPPAGE:
    'Intradermal nappage (Dalloz-Bourguignon): rapid pricks at 30–60° under constant pressure; claimed depth 2–4 mm.',
  PAPULE: 'Papule or wheal: a visible bleb in the upper dermis; claimed depth 1–2 mm.',
  IDS: 'Superficial intradermal: claimed depth up to 2 mm.',
  IDP: 'Deep intradermal (intradermique profonde), point by point into the dermis; claimed depth 2–4 mm.',
  LIT_SIM: 'Local intradermal therapy, the Italian standard: 0.1–0.2 mL a point at 30–45°, points 2–3 cm apart.',
  POINT_BY_POINT: 'Point by point, deep: single points at 45–90°; claimed depth 4–12 mm.',
  HYPODERMIC_DEEP: 'Deep dermo-hypodermic: the whole needle at 45°; claimed depth up to 10 mm.',
  LIPOLYSIS_GRID: 'Injection lipolysis: a grid of points into subcutaneous fat; claimed depth 6–13 mm.',
  RETROGRADE_LINEAR: 'Retrograde linear: tunnelling, fan, herringbone or grid, with product left on the way out.',
  MESOPERFUSION: 'Slow mesoperfusion: a slow drip through fixed needles, for minutes.',
  MULTI_PRICK: 'Multi-puncture by hand or gun; claimed depth 0.5–4 mm.',
  DRY: 'Dry mesotherapy: needles without product.',
  NEEDLE_FREE: 'Without a needle: iontophoresis, jet or electroporation; kept so that records of it are not lost.',
} as const satisfies Record<string, string>;

export type InjectionTechnique = keyof typeof injectionTechniques;
