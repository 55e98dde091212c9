// SPDX-License-Identifier: Apache-2.0
package corto.platform.threads;

import corto.platform.api.BootStep;
import corto.platform.traps.InterruptHandler;
import corto.platform.traps.LocalApic;
import corto.sched.api.Timers;

/// Lets the alarm of [ProcessorDispatcher#setAlarm] ring.
public final class AlarmStep implements BootStep {
    private static final class Alarm implements InterruptHandler {
        @Override
        public void raised() {
            Timers.alarmRaised();
        }
    }

    @Override
    public String run() {
        LocalApic.attachTimer(new Alarm());
        EmulatedTlb.detect();
        return null;
    }
}
