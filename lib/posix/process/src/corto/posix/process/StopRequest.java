// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.platform.api.Platforms;
import corto.platform.traps.InterruptHandler;
import corto.platform.traps.Traps;
import corto.sched.api.DeferredWork;

/// Whoever runs the machine wants the program to end: a non-maskable interrupt, which becomes SIGTERM, as `docker stop` sends it. Where there is a control line
/// (`corto.posix.control`) the interrupt only lets that be looked at.
///
/// The status that a shell gives to the end by this signal is announced at once: so the asker knows that it was heard, and need not ask again.
public final class StopRequest implements InterruptHandler, DeferredWork.Source {
    private static boolean onlyWakes;

    private boolean raised;                    // by the interrupt; taken under the kernel lock

    private StopRequest() {}

    /// Begins to listen. Once, at boot. False when there is no room for another source of work.
    static boolean listen() {
        StopRequest request = new StopRequest();
        if (!DeferredWork.add(request)) {
            return false;
        }
        Traps.attachNonMaskable(request);
        return true;
    }

    /// The interrupt asks for all deferred work from now on, and means nothing else.
    public static void onlyWake() {
        onlyWakes = true;
    }

    @Override
    public void raised() {
        raised = true;
        DeferredWork.request();
    }

    @Override
    public void work() {
        if (raised && !onlyWakes) {
            raised = false;
            Platforms.PLATFORM.announceStatus(Process.STATUS_OF_SIGNAL + Signal.SIGTERM);
            Signals.send(Process.first(), SignalInfo.fromKernel(Signal.SIGTERM));
        }
    }
}
