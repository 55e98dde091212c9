// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// What a library keeps for each process. `Process.addPart` gives it a place:
///
///     private static final Limits FIRST = new Limits();
///     private static final int PLACE = Process.addPart(FIRST);
///
///     static Limits current() {
///         return Process.SEVERAL ? (Limits) Process.current().part(PLACE) : FIRST;
///     }
///
/// so that an image with one process has a constant there.
public interface ProcessPart {
    /// For a new process whose parent has this one.
    ProcessPart copy();

    /// The process begins another program: execve(2).
    default void executing() {}

    /// The process has ended: gives everything back.
    default void ended() {}
}
