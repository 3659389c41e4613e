import { expect, test } from 'vitest';
import { networkTime, readTime } from '#connect/envelope/envelope-time.ts';

test.each([
  ['2020-02-06T09:46:05.447941836Z', 1580982365447],
  ['2020-0327T12:39:05.547336Z', 1585312745547],
  ['2020-0327T12:39:05Z', 1585312745000],
  ['2024-11-28T21:08:22.138+00:00', 1732828102138],
  ['2019-05-29T03:50:43.152+02:00', 1559094643152],
  ['2018-02-01T11:22:59.000000', 1517484179000],
  ['24/02/2022T17:45:15UTC', 1645724715000],
  ['2022-02-24 17:45', 1645724700000],
  [1476980426, 1476980426000],
  ['1476980426', 1476980426000],
  [1690901260493, 1690901260493],
  [1690901260493_123, 1690901260493],
  [1690901260493_000000, 1690901260493],
  [0, 0],
])('%s is read', (value, expected) => expect(readTime(value)).toBe(expected));

test.each([
  'foo 1',
  'yyyy-mm-ddThh:mm:ss.sss+01:00',
  '2020-02-31T00:00:00Z',
  '2020-13-01T00:00:00Z',
  '2020-01-01T25:00:00Z',
  '0001-01-01T00:00:00Z',
  '',
  1e300,
  -5,
  5e12,
  null,
  true,
  {},
  [],
])('%j is not a time', (value) => expect(readTime(value)).toBeUndefined());

test('a network clock that was never set gives way to the next', () => {
  expect(networkTime('0001-01-01T00:00:00Z', 123456789, null, '2021-02-04T19:32:31Z')).toBe(1612467151000);
  expect(networkTime(undefined, 0)).toBeUndefined();
});
