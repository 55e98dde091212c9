// SPDX-License-Identifier: Apache-2.0
package corto.drivers.kernel;

import corto.drivers.api.InterruptListener;
import corto.drivers.api.InterruptRouter;
import corto.platform.traps.Interrupts;
import corto.platform.traps.IoApic;
import corto.platform.traps.LocalApic;
import corto.sched.api.DeferredWork;

/// The interrupts of all devices: each requests deferred work, in which whoever has the device polls it.
public final class DeviceInterrupts implements InterruptRouter {
    public static final InterruptRouter ROUTER = new DeviceInterrupts();

    private DeviceInterrupts() {}

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
