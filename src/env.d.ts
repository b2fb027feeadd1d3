import type { Flow } from './platform/http/flow.ts';
import type { Services } from './services.ts';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      /** Also in the header `X-Request-Id` and in the log: a reader may quote it. */
      requestId: string;
      /** Who asks, as far as an address tells, behind trusted proxies; in no log. */
      client: string;
      /** How this answer leaves, for those that stream one. */
      flow: Flow;
    }
  }
}
