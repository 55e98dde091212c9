// SPDX-License-Identifier: Apache-2.0

/// Groups of hosts, of IPv4 and IPv6 alike.
///
/// ```text
///     socket ── Memberships ── Membership ┐
///     socket ── Memberships ── Membership ┴─ Group ── GroupLink       one link, one version of the protocol
///                                                       │  ▲
///                                             reports   ▼  │  queries  IGMP, MLD
/// ```
///
/// What a link wants of a group follows from what all its members want (RFC 3376 §3.2): to hear *all but some* senders, if one of them does, else *some* senders.
/// Routers are told when that changes, twice, and when they ask. IGMPv3 and MLDv2 are the same but for their messages, and so are their ways of living with routers that know older
/// versions only: those are spoken for 260 seconds after such a router was heard.
///
/// An address of IPv4 is the lower half of a pair, whose upper half is 0.
///
/// **Context.** Under the kernel lock. Joining and leaving allocate, and so do queries for some senders.
package corto.net.multicast;
