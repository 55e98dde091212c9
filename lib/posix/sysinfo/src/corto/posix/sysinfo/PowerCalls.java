// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;

import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.platform.api.Platforms;

/// reboot(2).
final class PowerCalls {
    // include/uapi/linux/reboot.h
    private static final int MAGIC_1 = 0xFEE1_DEAD;
    private static final int MAGIC_2 = 672274793;
    private static final int MAGIC_2A = 85072278;
    private static final int MAGIC_2B = 369367448;
    private static final int MAGIC_2C = 537993216;
    private static final int RESTART = 0x0123_4567;
    private static final int RESTART_2 = 0xA1B2_C3D4;
    private static final int HALT = 0xCDEF_0123;
    private static final int POWER_OFF = 0x4321_FEDC;
    private static final int CAD_ON = 0x89AB_CDEF;
    private static final int CAD_OFF = 0;

    private PowerCalls() {}

    /// reboot(2): restarts the machine or switches it off, with status 0. As Linux does, it leaves to the caller to sync(2) before. A halt switches off, too: nobody could see a halted
    /// machine. The sequence Ctrl-Alt-Delete is nobody's, so that enabling it changes nothing; the argument of RESTART2 is not read. No suspend, no kexec: EINVAL.
    @Syscall("reboot")
    static Result reboot(int magic, int magic2, int command, UserAddress argument) {
        if (UserCalls.effectiveUid() != 0) {
            return Result.error(EPERM);
        }
        if (magic != MAGIC_1 || magic2 != MAGIC_2 && magic2 != MAGIC_2A && magic2 != MAGIC_2B && magic2 != MAGIC_2C) {
            return Result.error(EINVAL);
        }
        switch (command) {
            case RESTART, RESTART_2 -> Platforms.PLATFORM.restart();
            case HALT, POWER_OFF -> Platforms.PLATFORM.exit(0);
            case CAD_ON, CAD_OFF -> {
                return Result.of(0);
            }
            default -> {
                return Result.error(EINVAL);
            }
        }
        return Result.of(0);                             // not reached
    }
}
