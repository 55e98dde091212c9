// SPDX-License-Identifier: Apache-2.0

/// The network stack as one object, `NetworkStack`: what a kernel makes once and asks for sockets.
///
/// **Context.** One processor; every call into the stack happens under the one kernel lock, in a thread or at the end of an interrupt, so that nothing in
/// `corto.net.*` locks anything. Nothing blocks. Callbacks out of the stack (`Watch.changed`) run under the lock too, and must not call into sockets.
package corto.net.stack;
