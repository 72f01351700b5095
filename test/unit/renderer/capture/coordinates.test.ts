import { expect, test } from 'vitest';
import { readCoordinates } from '#renderer/screens/capture/coordinates.ts';

test.each([
  ['-7.2575, 112.7521', -7.2575, 112.7521],
  ['−7,2575; 112,7521', -7.2575, 112.7521],
  ['10.77° 106.70°', 10.77, 106.7],
  ['https://maps.example/@-7.2575,112.7521,15z', -7.2575, 112.7521],
])('%s', (text, latitude, longitude) => {
  expect(readCoordinates(text)).toEqual({ latitude, longitude });
});

test.each(['', 'Surabaya', '-7.2575', '95.1, 20.2', '10.1, 190.5'])('%s is none', (text) => {
  expect(readCoordinates(text)).toBeUndefined();
});
