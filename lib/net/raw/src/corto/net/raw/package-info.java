// SPDX-License-Identifier: Apache-2.0

/// Raw sockets: packets of one protocol, as they came. Under the kernel lock. The stack is asked to show packets only while there is a raw socket.
package corto.net.raw;
