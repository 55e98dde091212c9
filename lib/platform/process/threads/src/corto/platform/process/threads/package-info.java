// SPDX-License-Identifier: Apache-2.0

/// How one Linux process, of one thread, runs many threads of its own.
///
/// Stacks are pieces of address space that Linux fills when they are touched, with a guard below. The processor rests in ppoll(2); the alarm is setitimer(2), whose signal does what
/// an interrupt does on a machine: it notes that it has come.
package corto.platform.process.threads;
