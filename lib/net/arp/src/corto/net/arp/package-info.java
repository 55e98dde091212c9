// SPDX-License-Identifier: Apache-2.0

/// IPv4 over Ethernet. `EthernetInterface` is what IPv4 sends through; `Neighbor` is one entry of its cache.
///
/// ```text
///                 packet to send                    answer
///   (none) ───────────────────────► INCOMPLETE ─────────────► REACHABLE ──┐
///      ▲                              │  │ ▲  asks, once a second         │ used when older than 30 s: asks it,
///      └──────────────────────────────┘  └─┘                              │ and goes on using it
///        three questions unanswered                   older than 60 s:    │
///                                          INCOMPLETE ◄───────────────────┘
/// ```
///
/// **Context.** Everything runs under the kernel lock and never blocks. Only a neighbour not known before costs an allocation, up to the cache's bound.
package corto.net.arp;
