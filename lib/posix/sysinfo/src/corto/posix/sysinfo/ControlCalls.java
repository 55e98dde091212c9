// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Partial;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.UserMemory;

/// prctl(2), personality(2), capget(2), capset(2): what a process says of itself. All but the name is kept and told, and decides nothing.
final class ControlCalls {
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_GET_PDEATHSIG = 2;
    private static final int PR_GET_DUMPABLE = 3;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int PR_GET_KEEPCAPS = 7;
    private static final int PR_SET_KEEPCAPS = 8;
    private static final int PR_GET_TIMING = 13;
    private static final int PR_SET_TIMING = 14;
    private static final int PR_SET_NAME = 15;
    private static final int PR_GET_NAME = 16;
    private static final int PR_GET_SECCOMP = 21;
    private static final int PR_CAPBSET_READ = 23;
    private static final int PR_CAPBSET_DROP = 24;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final int PR_GET_TIMERSLACK = 30;
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final int PR_GET_CHILD_SUBREAPER = 37;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int PR_GET_NO_NEW_PRIVS = 39;
    private static final int NAME_BYTES = 16;

    private static final long PERSONALITY_ASKED = 0xFFFF_FFFFL;

    // capget(2)
    private static final Layout HEADER = Layout.littleEndian();
    private static final U32 VERSION = HEADER.u32();
    private static final U32 PROCESS = HEADER.u32();
    private static final int HEADER_BYTES = HEADER.sized(8);
    private static final int VERSION_1 = 0x1998_0330;        // one word of each set
    private static final int VERSION_2 = 0x2007_1026;        // two
    private static final int VERSION_3 = 0x2008_0522;
    private static final int SET_BYTES = 12;                 // effective, permitted, inheritable
    private static final int LAST_CAPABILITY = 40;           // CAP_CHECKPOINT_RESTORE
    static final long ALL_CAPABILITIES = (1L << LAST_CAPABILITY + 1) - 1;

    private ControlCalls() {}

    @Partial("no address spaces of other systems: kept and told")
    @Syscall("personality")
    static Result personality(long persona) {
        Credentials ids = Credentials.current();
        int before = ids.personality;
        if ((persona & PERSONALITY_ASKED) != PERSONALITY_ASKED) {
            ids.personality = (int) persona;
        }
        return Result.of(before);
    }

    /// prctl(2). EINVAL for what is not named here.
    @Partial("names, and what is kept and told: no seccomp, no memory map of one's own")
    @Syscall("prctl")
    static Result prctl(int operation, long argument, long third, long fourth, long fifth) {
        Credentials ids = Credentials.current();
        switch (operation) {
            case PR_SET_NAME:
                return setName(new UserAddress(argument));
            case PR_GET_NAME:
                return tellName(new UserAddress(argument));
            case PR_SET_PDEATHSIG:
                if (argument < 0 || argument > Signal.MOST) {
                    return Result.error(EINVAL);
                }
                Process.current().setDeathNotice((int) argument);
                return Result.of(0);
            case PR_GET_PDEATHSIG:
                return UserMemory.storeInt(new UserAddress(argument), Process.current().deathNotice());
            case PR_GET_DUMPABLE:
                return Result.of(ids.dumpable);
            case PR_SET_DUMPABLE:
                if (argument != 0 && argument != 1) {
                    return Result.error(EINVAL);
                }
                ids.dumpable = (int) argument;
                return Result.of(0);
            case PR_GET_KEEPCAPS:
                return Result.of(ids.keepsCapabilities);
            case PR_SET_KEEPCAPS:
                if (argument != 0 && argument != 1) {
                    return Result.error(EINVAL);
                }
                ids.keepsCapabilities = (int) argument;
                return Result.of(0);
            case PR_GET_TIMING, PR_GET_SECCOMP:
                return Result.of(0);
            case PR_SET_TIMING:
                return argument == 0 ? Result.of(0) : Result.error(EINVAL);
            case PR_CAPBSET_READ:
                return argument < 0 || argument > LAST_CAPABILITY ? Result.error(EINVAL) : Result.of(1);
            case PR_CAPBSET_DROP:
                return argument < 0 || argument > LAST_CAPABILITY ? Result.error(EINVAL) : Result.of(0);
            case PR_SET_TIMERSLACK:
                ids.timerSlack = argument <= 0 ? Credentials.TIMER_SLACK : argument;
                return Result.of(0);
            case PR_GET_TIMERSLACK:
                return Result.of(ids.timerSlack);
            case PR_SET_CHILD_SUBREAPER:
                Process.current().setAdoptsOrphans(argument != 0);
                return Result.of(0);
            case PR_GET_CHILD_SUBREAPER:
                return UserMemory.storeInt(new UserAddress(argument), Process.current().adoptsOrphans() ? 1 : 0);
            case PR_SET_NO_NEW_PRIVS:
                if (argument != 1 || third != 0 || fourth != 0 || fifth != 0) {
                    return Result.error(EINVAL);
                }
                ids.hasNoNewPrivileges = true;
                return Result.of(0);
            case PR_GET_NO_NEW_PRIVS:
                return argument != 0 || third != 0 || fourth != 0 || fifth != 0 ? Result.error(EINVAL) : Result.of(ids.hasNoNewPrivileges ? 1 : 0);
            default:
                return Result.error(EINVAL);
        }
    }

    private static Result setName(UserAddress from) {
        Result length = UserMemory.stringLength(from, NAME_BYTES);
        if (length.errno() == EFAULT.number()) {
            return length;
        }
        ApplicationThread.current().setName(UserMemory.string(from, length.isError() ? NAME_BYTES - 1 : length.value()));
        return Result.of(0);
    }

    private static Result tellName(UserAddress address) {
        Address to = UserMemory.writable(address, NAME_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(NAME_BYTES);
        String name = ApplicationThread.current().name();
        for (int i = 0; i < Math.min(name.length(), NAME_BYTES - 1); i++) {
            to.storeByte(i, (byte) name.charAt(i));
        }
        return Result.of(0);
    }

    // ---- capabilities(7) ----

    @Partial("kept and told: the user's number decides")
    @Syscall("capget")
    static Result capget(UserAddress header, UserAddress data) {
        boolean asksForVersion = data.isNull() && !UserMemory.readable(header, HEADER_BYTES).isZero() && !isKnownVersion(header);
        Result words = words(header);
        if (asksForVersion || words.isError() || data.isNull()) {
            return words.isError() && !asksForVersion ? words : Result.of(0);
        }
        Address to = UserMemory.writable(data, words.value() * SET_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        Credentials ids = Credentials.current();
        for (int i = 0; i < words.value(); i++) {
            to.storeInt(i * SET_BYTES, (int) (ids.effective >>> i * Integer.SIZE));
            to.storeInt(i * SET_BYTES + 4, (int) (ids.permitted >>> i * Integer.SIZE));
            to.storeInt(i * SET_BYTES + 8, (int) (ids.inheritable >>> i * Integer.SIZE));
        }
        return Result.of(0);
    }

    @Partial("as capget; of the process itself only")
    @Syscall("capset")
    static Result capset(UserAddress header, UserAddress data) {
        Result words = words(header);
        if (words.isError()) {
            return words;
        }
        Address from = UserMemory.readable(data, words.value() * SET_BYTES);
        if (from.isZero()) {
            return Result.error(EFAULT);
        }
        long effective = 0;
        long permitted = 0;
        long inheritable = 0;
        for (int i = 0; i < words.value(); i++) {
            effective |= Integer.toUnsignedLong(from.loadInt(i * SET_BYTES)) << i * Integer.SIZE;
            permitted |= Integer.toUnsignedLong(from.loadInt(i * SET_BYTES + 4)) << i * Integer.SIZE;
            inheritable |= Integer.toUnsignedLong(from.loadInt(i * SET_BYTES + 8)) << i * Integer.SIZE;
        }
        Credentials ids = Credentials.current();
        permitted &= ALL_CAPABILITIES;
        effective &= ALL_CAPABILITIES;
        if ((permitted & ~ids.permitted) != 0 || (effective & ~permitted) != 0) {
            return Result.error(EPERM);
        }
        ids.effective = effective;
        ids.permitted = permitted;
        ids.inheritable = inheritable & ALL_CAPABILITIES;
        return Result.of(0);
    }

    private static boolean isKnownVersion(UserAddress header) {
        int version = VERSION.read(new Address(header.bits()));
        return version == VERSION_1 || version == VERSION_2 || version == VERSION_3;
    }

    /// How many words each set has by the header's version; an unknown one is answered with ours. EFAULT, EINVAL, ESRCH.
    private static Result words(UserAddress header) {
        Address place = UserMemory.writable(header, HEADER_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (!isKnownVersion(header)) {
            VERSION.write(place, VERSION_3);
            return Result.error(EINVAL);
        }
        int process = PROCESS.read(place);
        if (process < 0) {
            return Result.error(EINVAL);
        }
        if (process != 0 && ApplicationThread.find(process) == null && process != Process.current().id()) {
            return Result.error(ESRCH);
        }
        return Result.of(VERSION.read(place) == VERSION_1 ? 1 : 2);
    }
}
