// SPDX-License-Identifier: Apache-2.0

/// Sockets as files. `corto.net` does the work; here are addresses, options and messages as Linux has them, and waiting.
///
/// A socket of family AF_INET6 that is bound to the wildcard takes connections over IPv4 as well, whose addresses it shows as `::ffff:a.b.c.d` (RFC 4291 §2.5.5.2), unless IPV6_V6ONLY is set.
package corto.posix.sockets;
