// SPDX-License-Identifier: Apache-2.0

/// Ethernet over a `NetworkDevice`: headers, delivery by type, and a queue for frames for which the device has no room.
///
/// **Context.** Everything runs under the kernel lock and never blocks. Hardware addresses are the low 48 bits of a `long`, the first byte on the wire uppermost.
package corto.net.ethernet;
