// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import corto.posix.process.Process;
import corto.posix.process.ProcessPart;

/// The user and group of a process: real, effective, saved (credentials(7)). Those for files are in its `FileContext`.
final class Credentials implements ProcessPart {
    private static final Credentials FIRST = new Credentials();
    private static final int PLACE = Process.addPart(FIRST);

    int uid;
    int effectiveUid;
    int savedUid;
    int gid;
    int effectiveGid;
    int savedGid;

    // capabilities(7)
    long effective = ControlCalls.ALL_CAPABILITIES;
    long permitted = ControlCalls.ALL_CAPABILITIES;
    long inheritable;

    // prctl(2), personality(2)
    static final long TIMER_SLACK = 50_000;                  // nanoseconds
    long timerSlack = TIMER_SLACK;
    int personality;
    int dumpable = 1;
    int keepsCapabilities;
    boolean hasNoNewPrivileges;

    private Credentials() {}

    static Credentials current() {
        return Process.SEVERAL ? (Credentials) Process.current().part(PLACE) : FIRST;
    }

    @Override
    public ProcessPart copy() {
        Credentials copy = new Credentials();
        copy.uid = uid;
        copy.effectiveUid = effectiveUid;
        copy.savedUid = savedUid;
        copy.gid = gid;
        copy.effectiveGid = effectiveGid;
        copy.savedGid = savedGid;
        copy.effective = effective;
        copy.permitted = permitted;
        copy.inheritable = inheritable;
        copy.timerSlack = timerSlack;
        copy.personality = personality;
        copy.dumpable = dumpable;
        copy.hasNoNewPrivileges = hasNoNewPrivileges;
        return copy;
    }

    @Override
    public void executing() {
        savedUid = effectiveUid;
        savedGid = effectiveGid;
        keepsCapabilities = 0;
        dumpable = 1;
    }
}
