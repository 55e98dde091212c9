// SPDX-License-Identifier: Apache-2.0

/// Raw sockets as files. Under the kernel lock.
package corto.posix.raw;
