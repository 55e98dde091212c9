// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// Sees system calls come and go, and signals: `--strace`.
public interface CallObserver {
    /// Before the handler. The arguments are as in the registers.
    void entered(ApplicationThread thread, int number, long a, long b, long c, long d, long e, long f);

    /// After the handler; `result` may be `ApplicationThread.RESTART`.
    void left(ApplicationThread thread, int number, long a, long b, long c, long d, long e, long f, long result);

    /// A signal reaches `thread`, which handles it or dies of it.
    void delivered(ApplicationThread thread, SignalInfo info);
}
