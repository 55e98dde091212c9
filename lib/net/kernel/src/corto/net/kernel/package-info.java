// SPDX-License-Identifier: Apache-2.0

/// Brings up the network: once, at boot. Afterwards a card's interrupt requests deferred work, which polls the stack under the kernel lock; who is about to
/// idle polls it as well, so that under load there are few interrupts to take.
package corto.net.kernel;
