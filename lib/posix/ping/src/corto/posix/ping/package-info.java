// SPDX-License-Identifier: Apache-2.0

/// Ping sockets as files. Under the kernel lock.
package corto.posix.ping;
