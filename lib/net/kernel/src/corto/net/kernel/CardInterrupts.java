// SPDX-License-Identifier: Apache-2.0
package corto.net.kernel;

import corto.drivers.api.InterruptListener;
import corto.drivers.api.InterruptRouter;
import corto.platform.traps.Interrupts;
import corto.platform.traps.IoApic;
import corto.platform.traps.LocalApic;
import corto.sched.api.DeferredWork;

/// The interrupts of network cards: each requests the deferred work that polls the stack.
final class CardInterrupts implements InterruptRouter {
    @Override
    public boolean line(int number, InterruptListener listener) {
        return IoApic.route(number, message(listener));
    }

    @Override
    public long messageAddress() {
        return LocalApic.MESSAGE_ADDRESS;
    }

    @Override
    public int message() {
        return Interrupts.attach(DeferredWork::request);
    }

    @Override
    public int message(InterruptListener listener) {
        return Interrupts.attach(() -> {
            listener.interrupted();
            DeferredWork.request();
        });
    }
}
