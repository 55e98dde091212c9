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

    /// A line that is led to somebody.
    private static final class Line {
        final int number;
        final boolean isLevel;
        final InterruptListener listener;
        final Line next;                                 // among all; null: the last
        Line sharer;                                     // another device on it; null: none

        Line(int number, boolean isLevel, InterruptListener listener, Line next) {
            this.number = number;
            this.isLevel = isLevel;
            this.listener = listener;
            this.next = next;
        }

        void raised() {
            for (Line line = this; line != null; line = line.sharer) {
                line.listener.interrupted();
            }
            DeferredWork.request();
        }
    }

    private Line lines;                                  // one for each line in use

    private DeviceInterrupts() {}

    /// For whoever asks for an `InterruptRouter`.
    public static InterruptRouter provider() {
        return ROUTER;
    }

    /// Leads a line of the AT's 8259s to `listener`: such as the first serial port's.
    public static boolean lineOfTheAt(int number, InterruptListener listener) {
        return ROUTER.line(IoApic.ofTheAt(number), false, listener);
    }

    @Override
    public boolean line(int number, boolean isLevel, InterruptListener listener) {
        Line line = lines;
        while (line != null && line.number != number) {
            line = line.next;
        }
        if (line != null) {
            return line.isLevel && isLevel && share(line, listener);
        }
        line = new Line(number, isLevel, listener, lines);
        int vector = Interrupts.attach(line::raised);
        if (vector < 0 || !IoApic.route(number, vector, isLevel)) {
            return false;
        }
        lines = line;
        return true;
    }

    private static boolean share(Line line, InterruptListener listener) {
        Line another = new Line(line.number, true, listener, null);
        another.sharer = line.sharer;
        line.sharer = another;
        return true;
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
