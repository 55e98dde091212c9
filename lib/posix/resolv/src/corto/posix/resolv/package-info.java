// SPDX-License-Identifier: Apache-2.0

/// `/etc/resolv.conf` from a DHCP lease. In timers, under the kernel lock.
package corto.posix.resolv;
