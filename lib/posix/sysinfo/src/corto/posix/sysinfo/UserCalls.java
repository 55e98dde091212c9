// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;

import corto.fs.vfs.FileContext;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.UserMemory;

/// credentials(7). They decide about files (`corto.fs.vfs`) and nothing else.
final class UserCalls {
    private static final int MOST_GROUPS = 65536;
    private static final int KEEP = -1;

    private static int uid;
    private static int effectiveUid;
    private static int savedUid;
    private static int gid;
    private static int effectiveGid;
    private static int savedGid;

    private UserCalls() {}

    private static FileContext context() {
        return Files.context();
    }

    @Syscall("getuid")
    static Result getuid() {
        return Result.of(uid);
    }

    static int effectiveUid() {
        return effectiveUid;
    }

    @Syscall("geteuid")
    static Result geteuid() {
        return Result.of(effectiveUid);
    }

    @Syscall("getgid")
    static Result getgid() {
        return Result.of(gid);
    }

    @Syscall("getegid")
    static Result getegid() {
        return Result.of(effectiveGid);
    }

    @Syscall("setuid")
    static Result setuid(int id) {
        return effectiveUid == 0 ? setresuid(id, id, id) : setresuid(KEEP, id, KEEP);
    }

    @Syscall("setgid")
    static Result setgid(int id) {
        return effectiveUid == 0 ? setresgid(id, id, id) : setresgid(KEEP, id, KEEP);
    }

    @Syscall("setreuid")
    static Result setreuid(int real, int effective) {
        return setresuid(real, effective, real != KEEP || effective != KEEP && effective != uid ? effective : KEEP);
    }

    @Syscall("setregid")
    static Result setregid(int real, int effective) {
        return setresgid(real, effective, real != KEEP || effective != KEEP && effective != gid ? effective : KEEP);
    }

    @Syscall("setresuid")
    static Result setresuid(int real, int effective, int saved) {
        if (effectiveUid != 0 && (!mayBecomeUser(real) || !mayBecomeUser(effective) || !mayBecomeUser(saved))) {
            return Result.error(EPERM);
        }
        uid = real == KEEP ? uid : real;
        effectiveUid = effective == KEEP ? effectiveUid : effective;
        savedUid = saved == KEEP ? savedUid : saved;
        context().uid = effectiveUid;
        return Result.of(0);
    }

    private static boolean mayBecomeUser(int id) {
        return id == KEEP || id == uid || id == effectiveUid || id == savedUid;
    }

    @Syscall("setresgid")
    static Result setresgid(int real, int effective, int saved) {
        if (effectiveUid != 0 && (!mayBecomeGroup(real) || !mayBecomeGroup(effective) || !mayBecomeGroup(saved))) {
            return Result.error(EPERM);
        }
        gid = real == KEEP ? gid : real;
        effectiveGid = effective == KEEP ? effectiveGid : effective;
        savedGid = saved == KEEP ? savedGid : saved;
        context().gid = effectiveGid;
        return Result.of(0);
    }

    private static boolean mayBecomeGroup(int id) {
        return id == KEEP || id == gid || id == effectiveGid || id == savedGid;
    }

    @Syscall("getresuid")
    static Result getresuid(UserAddress real, UserAddress effective, UserAddress saved) {
        return three(real, uid, effective, effectiveUid, saved, savedUid);
    }

    @Syscall("getresgid")
    static Result getresgid(UserAddress real, UserAddress effective, UserAddress saved) {
        return three(real, gid, effective, effectiveGid, saved, savedGid);
    }

    private static Result three(UserAddress first, int a, UserAddress second, int b, UserAddress third, int c) {
        Result stored = UserMemory.storeInt(first, a);
        stored = stored.isError() ? stored : UserMemory.storeInt(second, b);
        return stored.isError() ? stored : UserMemory.storeInt(third, c);
    }

    @Syscall("setfsuid")
    static Result setfsuid(int id) {
        int before = context().uid;
        if (id != KEEP && (effectiveUid == 0 || mayBecomeUser(id))) {
            context().uid = id;
        }
        return Result.of(before);
    }

    @Syscall("setfsgid")
    static Result setfsgid(int id) {
        int before = context().gid;
        if (id != KEEP && (effectiveUid == 0 || mayBecomeGroup(id))) {
            context().gid = id;
        }
        return Result.of(before);
    }

    @Syscall("getgroups")
    static Result getgroups(int count, UserAddress to) {
        int[] groups = context().groups;
        if (count == 0) {
            return Result.of(groups.length);
        }
        if (count < groups.length) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.writable(to, (long) groups.length * Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        for (int i = 0; i < groups.length; i++) {
            place.storeInt((long) i * Integer.BYTES, groups[i]);
        }
        return Result.of(groups.length);
    }

    @Syscall("setgroups")
    static Result setgroups(int count, UserAddress from) {
        if (effectiveUid != 0) {
            return Result.error(EPERM);
        }
        if (count < 0 || count > MOST_GROUPS) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(from, (long) count * Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        int[] groups = new int[count];
        for (int i = 0; i < count; i++) {
            groups[i] = place.loadInt((long) i * Integer.BYTES);
        }
        context().groups = groups;
        return Result.of(0);
    }
}
