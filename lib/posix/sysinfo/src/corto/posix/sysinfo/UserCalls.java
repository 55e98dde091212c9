// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;

import corto.fs.vfs.FileContext;
import corto.lang.Address;
import corto.lang.Export;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.UserMemory;

/// credentials(7). They decide about files (`corto.fs.vfs`) and nothing else.
final class UserCalls {
    private static final int MOST_GROUPS = 65536;
    private static final int KEEP = -1;

    private UserCalls() {}

    private static Credentials ids() {
        return Credentials.current();
    }

    private static FileContext context() {
        return Files.context();
    }

    @Export("sysinfo_getuid")
    @Syscall("getuid")
    static Result getuid() {
        return Result.of(ids().uid);
    }

    static int effectiveUid() {
        return ids().effectiveUid;
    }

    @Export("sysinfo_geteuid")
    @Syscall("geteuid")
    static Result geteuid() {
        return Result.of(ids().effectiveUid);
    }

    @Export("sysinfo_getgid")
    @Syscall("getgid")
    static Result getgid() {
        return Result.of(ids().gid);
    }

    @Export("sysinfo_getegid")
    @Syscall("getegid")
    static Result getegid() {
        return Result.of(ids().effectiveGid);
    }

    @Syscall("setuid")
    static Result setuid(int id) {
        if (id == KEEP) {
            return Result.error(EINVAL);
        }
        return ids().effectiveUid == 0 ? setresuid(id, id, id) : setresuid(KEEP, id, KEEP);
    }

    @Syscall("setgid")
    static Result setgid(int id) {
        if (id == KEEP) {
            return Result.error(EINVAL);
        }
        return ids().effectiveUid == 0 ? setresgid(id, id, id) : setresgid(KEEP, id, KEEP);
    }

    @Syscall("setreuid")
    static Result setreuid(int real, int effective) {
        return setresuid(real, effective, real != KEEP || effective != KEEP && effective != ids().uid ? effective : KEEP);
    }

    @Syscall("setregid")
    static Result setregid(int real, int effective) {
        return setresgid(real, effective, real != KEEP || effective != KEEP && effective != ids().gid ? effective : KEEP);
    }

    @Syscall("setresuid")
    static Result setresuid(int real, int effective, int saved) {
        if (ids().effectiveUid != 0 && (!mayBecomeUser(real) || !mayBecomeUser(effective) || !mayBecomeUser(saved))) {
            return Result.error(EPERM);
        }
        ids().uid = real == KEEP ? ids().uid : real;
        ids().effectiveUid = effective == KEEP ? ids().effectiveUid : effective;
        ids().savedUid = saved == KEEP ? ids().savedUid : saved;
        context().uid = ids().effectiveUid;
        context().realUid = ids().uid;
        return Result.of(0);
    }

    private static boolean mayBecomeUser(int id) {
        return id == KEEP || id == ids().uid || id == ids().effectiveUid || id == ids().savedUid;
    }

    @Syscall("setresgid")
    static Result setresgid(int real, int effective, int saved) {
        if (ids().effectiveUid != 0 && (!mayBecomeGroup(real) || !mayBecomeGroup(effective) || !mayBecomeGroup(saved))) {
            return Result.error(EPERM);
        }
        ids().gid = real == KEEP ? ids().gid : real;
        ids().effectiveGid = effective == KEEP ? ids().effectiveGid : effective;
        ids().savedGid = saved == KEEP ? ids().savedGid : saved;
        context().gid = ids().effectiveGid;
        context().realGid = ids().gid;
        return Result.of(0);
    }

    private static boolean mayBecomeGroup(int id) {
        return id == KEEP || id == ids().gid || id == ids().effectiveGid || id == ids().savedGid;
    }

    @Syscall("getresuid")
    static Result getresuid(UserAddress real, UserAddress effective, UserAddress saved) {
        return three(real, ids().uid, effective, ids().effectiveUid, saved, ids().savedUid);
    }

    @Syscall("getresgid")
    static Result getresgid(UserAddress real, UserAddress effective, UserAddress saved) {
        return three(real, ids().gid, effective, ids().effectiveGid, saved, ids().savedGid);
    }

    private static Result three(UserAddress first, int a, UserAddress second, int b, UserAddress third, int c) {
        Result stored = UserMemory.storeInt(first, a);
        stored = stored.isError() ? stored : UserMemory.storeInt(second, b);
        return stored.isError() ? stored : UserMemory.storeInt(third, c);
    }

    @Syscall("setfsuid")
    static Result setfsuid(int id) {
        int before = context().uid;
        if (id != KEEP && (ids().effectiveUid == 0 || mayBecomeUser(id))) {
            context().uid = id;
        }
        return Result.of(before);
    }

    @Syscall("setfsgid")
    static Result setfsgid(int id) {
        int before = context().gid;
        if (id != KEEP && (ids().effectiveUid == 0 || mayBecomeGroup(id))) {
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
        if (ids().effectiveUid != 0) {
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
            int group = place.loadInt((long) i * Integer.BYTES);
            int at = i;
            for (; at > 0 && Integer.compareUnsigned(groups[at - 1], group) > 0; at--) {
                groups[at] = groups[at - 1];             // Linux keeps them in order
            }
            groups[at] = group;
        }
        context().groups = groups;
        return Result.of(0);
    }
}
