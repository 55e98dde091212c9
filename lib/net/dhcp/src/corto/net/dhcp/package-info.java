// SPDX-License-Identifier: Apache-2.0

/// DHCP for one card. Everything happens in timers, under the kernel lock.
package corto.net.dhcp;
