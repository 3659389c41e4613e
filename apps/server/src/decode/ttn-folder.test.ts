import { expect, test } from 'vitest';
import { readCodecYaml, sourceFileOf, vectorsOf } from './ttn-folder.ts';

const YAML = `
uplinkDecoder:
  fileName: fill-1.js
  examples:
    - description: Ordinary
      input: { fPort: 10, bytes: [90, 3, 232] }
      output: { data: { battery: 90, distance: 1000 } }
    - description: Truncated
      input: { fPort: 10, bytes: [90] }
      output: { errors: ['truncated'] }
downlinkEncoder:
  fileName: fill-1.js
  examples:
    - description: Interval
      input: { data: { interval: 600 } }
      output: { bytes: [1, 2, 88], fPort: 11 }
downlinkDecoder:
  fileName: other.js
  examples:
    - description: of another file
      input: { fPort: 11, bytes: [1] }
      output: { data: {} }
`;

test('examples of a definition become vectors of the functions of its file', () => {
  const yaml = readCodecYaml(YAML);
  expect(sourceFileOf(yaml)).toBe('fill-1.js');
  expect(vectorsOf(yaml)).toEqual([
    { kind: 'uplink', description: 'Ordinary', bytes: '5a03e8', port: 10, data: { battery: 90, distance: 1000 } },
    { kind: 'uplink', description: 'Truncated', bytes: '5a', port: 10, errors: true },
    { kind: 'encode', description: 'Interval', data: { interval: 600 }, bytes: '010258', port: 11 },
  ]);
});

test.each(['', 'a: [', 'name: a device', '- 1', 'uplinkDecoder: { examples: 3 }', 'a: &a [*a, *a]'])(
  'what is no definition of a codec gives nothing: %s',
  (text) => {
    expect(sourceFileOf(readCodecYaml(text))).toBeUndefined();
    expect(vectorsOf(readCodecYaml(text))).toEqual([]);
  },
);
