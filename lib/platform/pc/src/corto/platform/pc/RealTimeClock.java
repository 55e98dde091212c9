// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.platform.x86_64.Port;

/// The AT's battery-backed clock (Motorola MC146818): wall time in seconds, taken to be UTC.
final class RealTimeClock {
    private static final int INDEX = 0x70;
    private static final int VALUE = 0x71;

    private static final int SECONDS = 0;
    private static final int MINUTES = 2;
    private static final int HOURS = 4;
    private static final int DAY = 7;
    private static final int MONTH = 8;
    private static final int YEAR = 9;                 // of the century
    private static final int STATUS_A = 10;
    private static final int STATUS_B = 11;

    private static final int UPDATE_IN_PROGRESS = 1 << 7;
    private static final int HOURS_24 = 1 << 1;
    private static final int BINARY = 1 << 2;
    private static final int AFTERNOON = 1 << 7;
    private static final int NOTHING_THERE = 0xFF;

    private static final int CENTURY = 2000;

    private RealTimeClock() {}

    /// Seconds since 1970-01-01; 0 without a clock.
    static long seconds() {
        if (read(STATUS_B) == NOTHING_THERE) {
            return 0;
        }
        long seconds;
        do {                                           // the clock may tick while we read it
            seconds = readOnce();
        } while (seconds != readOnce());
        return seconds;
    }

    private static long readOnce() {
        while ((read(STATUS_A) & UPDATE_IN_PROGRESS) != 0) {
            Thread.onSpinWait();
        }
        int format = read(STATUS_B);
        int hourRegister = read(HOURS);
        int hour = number(hourRegister & ~AFTERNOON, format);
        if ((format & HOURS_24) == 0) {
            hour = hour % 12 + ((hourRegister & AFTERNOON) != 0 ? 12 : 0);
        }
        long days = CivilDate.daysSince1970(CENTURY + number(read(YEAR), format), number(read(MONTH), format), number(read(DAY), format));
        return ((days * 24 + hour) * 60 + number(read(MINUTES), format)) * 60 + number(read(SECONDS), format);
    }

    private static int read(int register) {
        Port.write8(INDEX, register);
        return Port.read8(VALUE);
    }

    /// A register's value, which is binary-coded decimal unless status B says otherwise.
    private static int number(int value, int format) {
        return (format & BINARY) != 0 ? value : (value >>> 4) * 10 + (value & 0xF);
    }
}
