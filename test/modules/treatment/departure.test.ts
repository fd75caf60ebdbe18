import { expect, test } from 'vitest';
import { countDepartures } from '../../../src/modules/treatment/departure.js';

const rule = { deviations: 3, sessions: 5 };
/** The newest first: `x` has an undeclared major deviation. */
const sessions = (marks: string) => [...marks].map((mark, index) => ({ id: `s${index}`, isUndeclared: mark === 'x' }));

test('the session that makes it three of five is the one that tells', () => {
  expect(countDepartures(sessions('x.x.x.'), 's0', rule)).toEqual({
    undeclared: 3,
    sessions: 5,
    hasLeft: true,
    hadLeft: false,
  });
});

test('who has left already is not told of again', () => {
  expect(countDepartures(sessions('xxxx..'), 's0', rule)).toMatchObject({ hasLeft: true, hadLeft: true });
});

test('a session that is recorded late counts at its own place', () => {
  expect(countDepartures(sessions('x..xx.'), 's3', rule)).toMatchObject({ hasLeft: true, hadLeft: false });
  expect(countDepartures(sessions('xx...x'), 's5', rule)).toMatchObject({ hasLeft: false, undeclared: 2 });
});

test('fewer sessions than the rule looks at are enough', () => {
  expect(countDepartures(sessions('xxx'), 's0', rule)).toMatchObject({ undeclared: 3, sessions: 3, hasLeft: true });
});
