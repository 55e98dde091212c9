// SPDX-License-Identifier: Apache-2.0

/// Sockets as files. `corto.net` does the work; here are addresses, options and messages as Linux has them, and waiting.
///
/// A socket of family AF_INET6 is bound to the wildcard and takes connections over IPv4, whose addresses it shows as `::ffff:a.b.c.d` (RFC 4291 §2.5.5.2), unless IPV6_V6ONLY is set: then nobody can
/// reach it yet, for there is no IPv6 on the wire.
package corto.posix.sockets;
