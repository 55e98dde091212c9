// SPDX-License-Identifier: Apache-2.0

/// Brings up the network: once, at boot. Afterwards a card's interrupt requests deferred work, which polls the stack under the kernel lock; who is about to
/// idle polls it as well. While many packets come at once the card does without interrupts, and a timer limits how long one waits (`Polling`).
package corto.net.kernel;
