// SPDX-License-Identifier: Apache-2.0

/// Packet sockets. The links are asked to show frames only while there is one. Under the kernel lock.
package corto.posix.packet;
