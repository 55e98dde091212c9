// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;

/// Sees system calls come and go, and signals: `--strace`.
public interface CallObserver {
    /// Before the handler; the arguments are in the registers of `frame`.
    void entered(ApplicationThread thread, int number, Address frame);

    /// After the handler, which may have changed the registers; `result` may be `ApplicationThread.RESTART`.
    void left(ApplicationThread thread, long result);

    /// A signal reaches `thread`, which handles it or dies of it.
    void delivered(ApplicationThread thread, SignalInfo info);

    /// The running `thread` ends, and with the last one its process; unless the machine does.
    void ended(ApplicationThread thread);
}
