// SPDX-License-Identifier: Apache-2.0

/// Processes besides the first.
///
/// ```
///   parent ──vfork──► child: copies of descriptors, actions, credentials; the parent's memory      parent's thread waits
///                       │ execve: memory with page tables of its own ───────────────────────────► goes on
///                       │ exit, or a signal: everything goes back ──► zombie ──wait──► nothing     SIGCHLD
/// ```
///
/// What a process consists of is in `corto.posix.process`; here is what makes, changes and asks for it. Everything runs under the kernel lock.
package corto.posix.processes;
