// SPDX-License-Identifier: Apache-2.0

/// IPv6 over Ethernet: who on the link has which hardware address, which router leads further, which addresses are ours.
///
/// **Addresses** (RFC 4862): fe80:: and the identifier of the card at first; one for each prefix that a router announces for that; any that is configured. Each is *tentative* until nobody
/// has answered a question for it within a second, then in use until its lifetime is over.
///
/// **Neighbours** (RFC 4861 §7.3.2):
///
/// ```text
///   INCOMPLETE ──answer──► REACHABLE ──30 s──► STALE ──sent to──► DELAY ──5 s──► PROBE ──3 questions──► forgotten
///        │                    ▲                                     │              │
///        └──3 questions──► forgotten, packets undelivered           └──answer──────┴──► REACHABLE
/// ```
///
/// **Context.** Under the kernel lock. New neighbours are objects; nothing else is allocated.
package corto.net.ndp;
