// SPDX-License-Identifier: Apache-2.0

/// The kernel log in memory, and on the console.
///
/// **Context.** Under the kernel lock; not in interrupts.
package corto.log.ring;
