// SPDX-License-Identifier: Apache-2.0

/// Groups of hosts for programs. Under the kernel lock.
package corto.posix.multicast;
