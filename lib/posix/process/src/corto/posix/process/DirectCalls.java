// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// A way into the kernel besides the instruction `syscall`, for programs that ask for it.
public interface DirectCalls {
    /// What AT_SYSINFO tells a program that is being loaded by the running process.
    long address();

    /// The processor is about to run a thread of `process`. Neither waits nor allocates.
    void entered(Process process);
}
