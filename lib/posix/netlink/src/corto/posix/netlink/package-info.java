// SPDX-License-Identifier: Apache-2.0

/// What programs are told of the network: netlink(7), rtnetlink(7), netdevice(7), proc(5). Nothing can be changed through it, and nobody is told when something changes.
/// Under the kernel lock.
package corto.posix.netlink;
