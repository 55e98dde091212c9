// SPDX-License-Identifier: Apache-2.0

/// A stub resolver (RFC 1034 §5.3.1): asks servers that do the work, and believes only answers to what it asked.
///
/// An address is the two halves of one of IPv6, one of IPv4 mapped into it (`::ffff:1.2.3.4`, RFC 4291 §2.5.5.2): several of them are an array of twice as many numbers.
///
/// **Context.** Threads; `Resolver` waits where its `ServerLink` does. Nothing is kept between calls.
package corto.net.dns;
