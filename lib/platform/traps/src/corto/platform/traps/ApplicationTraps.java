// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.Address;
import corto.lang.OptionalProvider;

/// What the kernel does when an application of the lower half enters it. An image of a Java program has none: all of its code is the kernel's.
///
/// Frames are `TrapFrame`s on the stack of the running thread, which may be changed: the
/// application goes on with what is in them. Called under the kernel lock; may park the thread.
@OptionalProvider
public interface ApplicationTraps {
    /// A system call with its arguments, those of rdi, rsi, rdx, r10, r8, r9; its number is the frame's error code, and the result goes to rax of the frame, and the application is about to go on. Whether other registers of the
    /// frame were changed as well, so that all have to be restored.
    boolean systemCall(long a, long b, long c, long d, long e, long f, Address frame);

    /// A system call found no memory for the kernel's objects, and whatever it was at is left. Its frame is about to be loaded, with all registers.
    void abandoned(Address frame);

    /// A system call is about to be made by a `syscall` instruction that was not refused last: `Traps.examineCallSites`.
    void callSite(Address frame);

    /// An exception of the processor in application code; `faultAddress` is CR2, of meaning for page faults.
    void exception(int vector, long errorCode, long faultAddress, Address frame);

    /// Application code touched a page of its half that is not mapped that way. Whether it can try again; if not, `exception` follows.
    boolean pageFault(long errorCode, long faultAddress);

    /// The kernel did so. Whether it can try again; if not, the machine panics.
    boolean kernelPageFault(long errorCode, long faultAddress);

    /// An interrupt has come while the application ran, and was acknowledged.
    void interrupted();

    /// After an interrupt or exception: the application is about to go on. Whether the frame was changed.
    boolean beforeReturn(Address frame);
}
