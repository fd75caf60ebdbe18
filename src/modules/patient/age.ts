/**
 * The age in completed years on a day; both are `YYYY-MM-DD`. Negative before birth. Who was born on 29 February has
 * their birthday on 1 March in other years.
 */
export function ageOn(birthDate: string, day: string): number {
  const [birthYear, birthday] = [Number(birthDate.slice(0, 4)), birthDate.slice(5)];
  const years = Number(day.slice(0, 4)) - birthYear;
  return day.slice(5) < birthday ? years - 1 : years;
}
