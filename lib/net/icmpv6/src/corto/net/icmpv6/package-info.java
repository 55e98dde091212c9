// SPDX-License-Identifier: Apache-2.0

/// ICMPv6: echo, errors both ways, and the door for neighbour discovery. Under the kernel lock; allocates no objects.
package corto.net.icmpv6;
