import { expect, test } from 'vitest';
import { hpcsaAddress } from '../../../src/modules/register-lookup/hpcsa-iregister.js';
import { nppesAddress, nppesLookup } from '../../../src/modules/register-lookup/nppes.js';
import { isSourceAddress } from '../../../src/modules/register-lookup/source-settings.js';
import { systemClock } from '../../../src/platform/clock.js';
import { hurried } from './register-server.js';

test.each([nppesAddress, hpcsaAddress, 'https://proxy.example/hpcsa', 'http://localhost:8080', 'http://[::1]/'])(
  'a register may be asked at %s',
  (address) => {
    expect(isSourceAddress(address)).toBe(true);
  },
);

test.each([
  'http://npiregistry.cms.hhs.gov/api/',
  'http://169.254.169.254/latest/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com/',
  'https://login:hunter2@registry.example/',
  'https://registry.example/?key=hunter2',
  'https://registry.example/#a',
  'file:///etc/passwd',
  'registry.example',
])('a register is never asked at %s', (address) => {
  expect(isSourceAddress(address)).toBe(false);
  const open = () => nppesLookup(hurried(address), systemClock);
  expect(open).toThrow(TypeError);
  expect(open).not.toThrow(/hunter2|example/);
});

test('without an address the look-up is switched off', async () => {
  const npi = nppesLookup(hurried(null), systemClock);
  expect(npi.isSwitchedOn).toBe(false);
  expect(await npi.ask({ number: '1234567893', category: null })).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'SWITCHED_OFF',
    source: 'NPI',
  });
});
