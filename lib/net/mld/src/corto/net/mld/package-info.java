// SPDX-License-Identifier: Apache-2.0

/// MLD: the messages between a host and the routers of its link about groups of IPv6. When which is sent is `corto.net.multicast`'s. Under the kernel lock.
package corto.net.mld;
