// SPDX-License-Identifier: Apache-2.0

/// Sockets of the Internet's families for programs: the network stack's sockets as open files, their names, options, and what `/proc` and `/sys` show of the network.
///
/// Under the kernel lock; nothing waits.
package corto.posix.inet;
