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
        return copy;
    }

    @Override
    public void executing() {
        savedUid = effectiveUid;
        savedGid = effectiveGid;
    }
}
