// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ESRCH;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;
import corto.sched.api.DeferredWork;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import corto.sched.events.WatchList;

/// Who gets a signal when an open file becomes ready (fcntl(2), "Managing signals"): F_SETOWN and its kin say who, O_ASYNC that it shall be so. Of urgent data the owner hears without that (SIGURG).
///
/// Owners that are process groups are kept and told, but get no signal.
final class FileOwner extends Watch {
    /// Kconfig's `POSIX_SOCKETS_URGENT`: owners of sockets are asked for by name, too, and hear of urgent data.
    static final boolean URGENT = Boolean.parseBoolean(System.getProperty("corto.posix.sockets.urgent", "true"));

    private static final int TID = 0;                    // F_OWNER_TID
    private static final int PID = 1;
    private static final int PGRP = 2;
    private static final int OWNER_BYTES = 8;            // struct f_owner_ex

    private static FileOwner due;                        // linked by `nextDue`: signals to be sent
    private static boolean isPrepared;

    private final OpenFile file;
    private FileOwner nextDue;
    private boolean isDue;
    private boolean isUrgent;                            // what is due is SIGURG
    private boolean isAsynchronous;                      // O_ASYNC
    private int type = PID;
    private int id;                                      // 0: nobody
    private int signal;                                  // 0: SIGIO

    private FileOwner(OpenFile file) {
        this.file = file;
    }

    private static FileOwner of(OpenFile file) {
        return (FileOwner) file.owner();
    }

    private static FileOwner ofOrNew(OpenFile file) {
        if (file.owner() == null) {
            file.setOwner(new FileOwner(file));
        }
        return of(file);
    }

    /// F_SETOWN: a process, or if negative a process group.
    static Result set(OpenFile file, int number) {
        return number == Integer.MIN_VALUE ? Result.error(EINVAL) : number < 0 ? set(file, PGRP, -number) : set(file, PID, number);
    }

    private static Result set(OpenFile file, int type, int id) {
        if (id != 0 && (type == PID && Process.find(id) == null || type == TID && ApplicationThread.find(id) == null)) {
            return Result.error(ESRCH);
        }
        FileOwner owner = ofOrNew(file);
        owner.type = type;
        owner.id = id;
        if (URGENT && file.watches() != null) {
            owner.watch();
        }
        return Result.of(0);
    }

    static Result get(OpenFile file) {
        FileOwner owner = of(file);
        return Result.of(owner == null ? 0 : owner.type == PGRP ? -owner.id : owner.id);
    }

    static Result setTyped(OpenFile file, UserAddress from) {
        Address place = UserMemory.readable(from, OWNER_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        int type = place.loadInt(0);
        return type < TID || type > PGRP ? Result.error(EINVAL) : set(file, type, place.loadInt(Integer.BYTES));
    }

    static Result getTyped(OpenFile file, UserAddress to) {
        Address place = UserMemory.writable(to, OWNER_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        FileOwner owner = of(file);
        place.storeInt(0, owner == null ? PID : owner.type);
        place.storeInt(Integer.BYTES, owner == null ? 0 : owner.id);
        return Result.of(0);
    }

    static Result setSignal(OpenFile file, long number) {
        if (number < 0 || number > Signal.MOST) {
            return Result.error(EINVAL);
        }
        ofOrNew(file).signal = (int) number;
        return Result.of(0);
    }

    static Result signal(OpenFile file) {
        return Result.of(of(file) == null ? 0 : of(file).signal);
    }

    /// Begins or ends signalling: O_ASYNC. The file has watches.
    static void signalReadiness(OpenFile file, boolean begins) {
        FileOwner owner = ofOrNew(file);
        owner.isAsynchronous = begins;
        owner.watch();
    }

    /// Watches the file while somebody is to be told of something.
    private void watch() {
        WatchList watches = file.watches();
        watches.remove(this);
        if (URGENT && id != 0 || isAsynchronous) {
            if (!isPrepared) {
                isPrepared = DeferredWork.add(FileOwner::sendDue);
            }
            watches.add(this);
        }
    }

    /// Perhaps in an interrupt, which must not allocate: the signal is sent a little later.
    @Override
    public void changed(int readiness) {
        if ((readiness & Readiness.INVALID) != 0) {
            if (!file.isOpen()) {
                file.watches().remove(this);
                id = 0;
            }
            return;
        }
        boolean isNowUrgent = URGENT && (readiness & Readiness.URGENT) != 0;
        if (id == 0 || !isNowUrgent && (!isAsynchronous || (file.readiness() & readiness) == 0)) {
            return;
        }
        isUrgent |= isNowUrgent;
        if (isDue) {
            return;
        }
        isDue = true;
        nextDue = due;
        due = this;
        DeferredWork.request();
    }

    private static void sendDue() {
        while (due != null) {
            FileOwner owner = due;
            due = owner.nextDue;
            owner.nextDue = null;
            owner.isDue = false;
            owner.send();
        }
    }

    private void send() {
        Process process = type == PID ? Process.find(id) : null;
        ApplicationThread thread = type == TID ? ApplicationThread.find(id) : null;
        SignalInfo info = SignalInfo.fromKernel(URGENT && isUrgent ? Signal.SIGURG : signal == 0 ? Signal.SIGIO : signal);
        isUrgent = false;
        if (process != null) {
            Signals.send(process, info);
        } else if (thread != null) {
            Signals.send(thread, info);
        }
    }
}
