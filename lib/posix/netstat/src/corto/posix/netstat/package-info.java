// SPDX-License-Identifier: Apache-2.0

/// Sockets and counters as text, for programs that read `/proc/net`. Under the kernel lock; made anew for each reader.
package corto.posix.netstat;
