// SPDX-License-Identifier: Apache-2.0

/// How a host talks to itself: what is sent comes back with the next `flush`, never from within `transmit`, so that no protocol is entered twice.
package corto.net.loopback;
