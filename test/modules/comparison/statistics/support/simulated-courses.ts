import { seededRandom } from './seeded-random.js';

/**
 * Courses at four clinics of unequal size with baseline, age, sex and an outcome `y` that depends on all of them, as numeric
 * texts. All courses of clinic D are women's.
 */
export function simulatedCourses(seed: number, n: number): readonly Readonly<Record<string, string>>[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const clinic = 'AAAABBBCCD'.charAt(Math.floor(random() * 10));
    const baseline = 20 + 10 * random() + 10 * random();
    const age = 25 + Math.floor(40 * random());
    const isMale = clinic !== 'D' && random() < 0.3 ? 1 : 0;
    const noise = random() + random() + random() - 1.5;
    const y = -2 - 0.3 * baseline + 0.04 * age + 1.5 * isMale + 'ABCD'.indexOf(clinic) * 0.7 + 2 * noise;
    return { clinic, baseline: baseline.toFixed(1), age: String(age), isMale: String(isMale), y: y.toFixed(2) };
  });
}
