// SPDX-License-Identifier: Apache-2.0

/// Pipes: bytes from those who write to those who read, in one machine.
///
/// A `Pipe` is a ring of page frames with counts of its ends; a `PipeEnd` is an open file; a `Fifo` gives a pipe a name. All ends share one list
/// of watches, and whoever is told looks at its own end.
///
/// **Context.** Under the kernel lock. Reading and writing allocate frames, no objects.
package corto.fs.pipe;
