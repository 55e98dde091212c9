// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.platform.api.Platforms;

/// What time it is, from who knows best: KVM's clock, or the PC's and whoever started the machine.
///
/// The PC's clock tells whole seconds, and QEMU's began with the second in which QEMU started, not with its fraction: it is up to two seconds behind, and waiting for it to tick finds only one of the
/// two fractions. The option `corto.time` says when QEMU was about to be started, in nanoseconds since 1970. Under TCG the time stamp counter is 0 when the machine begins to run, so both together are
/// the time, less what QEMU took to start. If that is not within what the PC's clock allows, somebody started the machine with an old command line, or paused it: then the option says nothing.
final class WallTime {
    private static final String OPTION = "time=";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MOST_BEHIND = 2 * NANOS_PER_SECOND;  // the PC's clock

    private WallTime() {}

    /// Nanoseconds since 1970-01-01 UTC, never more than on the host.
    static long nanos() {
        if (KvmClock.isPresent()) {
            return KvmClock.wallNanos();
        }
        long seconds = RealTimeClock.seconds() * NANOS_PER_SECOND;
        long started = TimeStampRate.isTranslated() ? number(Platforms.option(OPTION)) : 0;
        return likelier(seconds, started == 0 ? 0 : started + Clock.nanosOfCounter());
    }

    /// Of what the PC's clock tells, 0 without one, and what follows from the machine's start.
    static long likelier(long seconds, long sinceStart) {
        return seconds == 0 || sinceStart > seconds && sinceStart < seconds + MOST_BEHIND ? sinceStart : seconds;
    }

    /// 0: it is none.
    static long number(String text) {
        long number = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
