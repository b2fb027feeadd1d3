import type { Flow } from './platform/http/flow.ts';
import type { Insets } from './platform/http/insets.ts';
import type { Visitor } from './readers/visitor.ts';
import type { Services } from './services.ts';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      /** Who asks: set by the middleware for every route. */
      visitor: Visitor;
      /** The address of a form that came without a session: what it holds is kept while its sender signs in. */
      interrupted?: string;
      /** Also in the header `X-Request-Id` and in the log: a reader may quote it. */
      requestId: string;
      /** Who asks, as far as an address tells, behind trusted proxies; in no log. */
      client: string;
      /** The reader's address itself: grants for the reading room's own computers ask for it; in no log. */
      clientIp: string;
      /** How this answer leaves, for those that stream one. */
      flow: Flow;
      /** Where a page puts its large pieces. */
      insets: Insets;
    }
  }
}
