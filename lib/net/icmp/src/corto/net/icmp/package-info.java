// SPDX-License-Identifier: Apache-2.0

/// ICMP: answers echo requests, tells others what could not be delivered, tells protocols what others could not deliver.
///
/// **Context.** Everything runs under the kernel lock, never blocks, allocates no objects.
package corto.net.icmp;
