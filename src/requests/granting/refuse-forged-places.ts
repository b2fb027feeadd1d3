import { BadSetting, type Config } from '../../platform/config.ts';
import { trustProxies } from '../../platform/http/client-address.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { addressesIn } from '../load-policy.ts';
import type { RequestPolicy } from '../policy.ts';

const END_OF_TIME = '9999-12-31';
/** An address of each of the names that stand for ranges (proxy-addr). */
const NAMED: Record<string, string[]> = {
  loopback: ['127.0.0.1', '::1'],
  linklocal: ['169.254.0.1', 'fe80::1'],
  uniquelocal: ['10.0.0.1', '172.16.0.1', '192.168.0.1', 'fc00::1'],
};

/**
 * What opens "in the reading room only" goes by the reader's address. Where a proxy is believed that has an address
 * of the reading room, whoever sits there, or everybody whom that proxy does not name, says by themselves where they
 * are. Ranges hold one another or have nothing in common, so that one address of each tells.
 * @throws BadSetting when an address is both, by the rules of today or by those that come last
 */
export function refuseForgedPlaces({ trustedProxies }: Pick<Config, 'trustedProxies'>, policy: RequestPolicy): void {
  const { speaksForOthers } = trustProxies(trustedProxies);
  for (const day of [dayInVietnam(new Date()), END_OF_TIME]) {
    const places = policy.on(day).onSiteAddresses;
    const isPlace = addressesIn(places);
    const place = places.find((range) => speaksForOthers(firstOf(range)));
    const proxy = trustedProxies.find((range) => (NAMED[range] ?? [firstOf(range)]).some(isPlace));
    if (place === undefined && proxy === undefined) continue;
    throw new BadSetting(
      `TRUSTED_PROXIES (${proxy ?? trustedProxies.join(', ')}) and onSiteAddresses (${place ?? places.join(', ')}, in ` +
        'policy/requests.yaml) have addresses in common: people could say by themselves that they are in the reading ' +
        'room. Let TRUSTED_PROXIES name the proxy alone, and onSiteAddresses the computers alone. See ' +
        'docs/run-behind-a-proxy.md.',
    );
  }
}

function firstOf(range: string): string {
  return range.split('/', 1)[0]!;
}
