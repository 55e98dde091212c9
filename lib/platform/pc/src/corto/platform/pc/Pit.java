// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.platform.x86_64.Port;

/// The AT's interval timer (Intel 8254), whose channel 2 counts down once while its gate is up.
final class Pit implements Stopwatch {
    static final Pit STOPWATCH = new Pit();

    private static final int CHANNEL_2 = 0x42;
    private static final int COMMAND = 0x43;
    private static final int CHANNEL_2_ONE_SHOT = 0xB0;            // low byte then high byte, mode 0
    private static final int CHANNEL_2_LATCH = 0x80;
    private static final int HERTZ = 1_193_182;
    private static final int LONGEST = 0;                          // 65,536: 55 ms
    // The AT's system control port B.
    private static final int CONTROL = 0x61;
    private static final int CONTROL_GATE = 1;
    private static final int CONTROL_SPEAKER = 2;
    private static final int CONTROL_OUTPUT = 1 << 5;              // channel 2 is done
    private static final int NOTHING_THERE = 0xFF;

    private int control;                                           // as it was before `start`

    private Pit() {}

    static boolean isPresent() {
        return Port.read8(CONTROL) != NOTHING_THERE;
    }

    @Override
    public int hertz() {
        return HERTZ;
    }

    @Override
    public void start() {
        control = Port.read8(CONTROL);
        Port.write8(CONTROL, control & ~CONTROL_SPEAKER | CONTROL_GATE);
        Port.write8(COMMAND, CHANNEL_2_ONE_SHOT);
        Port.write8(CHANNEL_2, LONGEST);
        Port.write8(CHANNEL_2, LONGEST);                           // now it counts
    }

    @Override
    public void latch() {
        Port.write8(COMMAND, CHANNEL_2_LATCH);
    }

    @Override
    public int latched() {
        int low = Port.read8(CHANNEL_2);
        int count = Port.read8(CHANNEL_2) << Byte.SIZE | low;
        return count == 0 && !isOver() ? 1 << Short.SIZE : count;  // it has not begun
    }

    @Override
    public boolean isOver() {
        return (Port.read8(CONTROL) & CONTROL_OUTPUT) != 0;
    }

    @Override
    public void release() {
        Port.write8(CONTROL, control);
    }
}
