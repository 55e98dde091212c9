// SPDX-License-Identifier: Apache-2.0
package corto.block.kernel;

import corto.drivers.api.InterruptListener;
import corto.drivers.api.InterruptRouter;
import corto.platform.traps.Interrupts;
import corto.platform.traps.IoApic;
import corto.platform.traps.LocalApic;

/// The interrupts of disks: they end the rest of who waits, who then polls.
final class DiskInterrupts implements InterruptRouter {
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
        return Interrupts.attach(() -> {});
    }

    @Override
    public int message(InterruptListener listener) {
        return Interrupts.attach(listener::interrupted);
    }
}
