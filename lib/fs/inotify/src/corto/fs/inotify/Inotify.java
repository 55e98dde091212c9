// SPDX-License-Identifier: Apache-2.0
package corto.fs.inotify;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.FileWatch;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.lang.U32;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The open file of inotify_init(2): events are read from it.
@RawMemory(reason = "writes events to callers' buffers")
public final class Inotify extends OpenFile {
    /// All events that can be asked for.
    public static final int ALL_EVENTS = 0xFFF;
    // Flags of inotify_add_watch(2)
    public static final int IN_ONLYDIR = 0x0100_0000;
    public static final int IN_DONT_FOLLOW = 0x0200_0000;
    public static final int IN_EXCL_UNLINK = 0x0400_0000;
    public static final int IN_MASK_CREATE = 0x1000_0000;
    public static final int IN_MASK_ADD = 0x2000_0000;
    public static final int IN_ONESHOT = 0x8000_0000;

    /// max_queued_events
    public static final int MOST_EVENTS = 16384;

    private static final int IN_Q_OVERFLOW = 0x4000;
    private static final int IN_IGNORED = 0x8000;
    private static final int KEPT_FLAGS = IN_EXCL_UNLINK | IN_ONESHOT;
    private static final int NO_WATCH = -1;

    /// `struct inotify_event`, followed by the name with zeros up to a multiple of its size.
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U32 WD = LAYOUT.u32();
    private static final U32 MASK = LAYOUT.u32();
    private static final U32 COOKIE = LAYOUT.u32();
    private static final U32 LEN = LAYOUT.u32();
    private static final int EVENT_BYTES = LAYOUT.sized(16);

    private static final class Event {
        final int descriptor;
        final int mask;
        final int cookie;
        final String name;           // or null
        Event next;

        Event(int descriptor, int mask, int cookie, String name) {
            this.descriptor = descriptor;
            this.mask = mask;
            this.cookie = cookie;
            this.name = name;
        }

        int nameBytes() {
            return name == null ? 0 : name.length() + EVENT_BYTES & -EVENT_BYTES;
        }

        boolean isLike(int otherDescriptor, int otherMask, String otherName) {
            return descriptor == otherDescriptor && mask == otherMask && (name == null ? otherName == null : name.equals(otherName));
        }
    }

    private final class Watch extends FileWatch {
        final int descriptor;
        int mask;
        Watch nextOfInotify;

        Watch(int descriptor, int mask) {
            this.descriptor = descriptor;
            this.mask = mask;
        }

        Inotify inotify() {
            return Inotify.this;
        }

        @Override
        protected void happened(int event, String name, int cookie, boolean isNameless) {
            if ((event & mask & ALL_EVENTS) == 0 || isNameless && (mask & IN_EXCL_UNLINK) != 0) {
                return;
            }
            put(descriptor, event, cookie, name);
            if ((mask & IN_ONESHOT) != 0) {
                forget(this);
            }
        }

        @Override
        protected void gone() {
            forget(this);
        }
    }

    private final WatchList watches = new WatchList();
    private Watch first;
    private int lastDescriptor;
    private Event oldest;
    private Event latest;
    private int count;
    private int bytes;               // that all events take

    /// `flags` may have O_NONBLOCK.
    public Inotify(int flags) {
        super(flags & OpenFlags.O_NONBLOCK);
    }

    /// inotify_add_watch(2): `mask` has events and flags. The number of the watch; EEXIST with IN_MASK_CREATE if there is one.
    public Result watch(Inode inode, int mask) {
        for (FileWatch at = FileWatch.first(inode); at != null; at = at.following()) {
            if (at instanceof Watch watch && watch.inotify() == this) {
                if ((mask & IN_MASK_CREATE) != 0) {
                    return Result.error(EEXIST);
                }
                int wanted = mask & (ALL_EVENTS | KEPT_FLAGS);
                watch.mask = (mask & IN_MASK_ADD) != 0 ? watch.mask | wanted : wanted;
                return Result.of(watch.descriptor);
            }
        }
        Watch watch = new Watch(++lastDescriptor, mask & (ALL_EVENTS | KEPT_FLAGS));
        watch.nextOfInotify = first;
        first = watch;
        watch.begin(inode);
        return Result.of(watch.descriptor);
    }

    /// inotify_rm_watch(2). EINVAL if there is no such watch.
    public Result unwatch(int descriptor) {
        for (Watch watch = first; watch != null; watch = watch.nextOfInotify) {
            if (watch.descriptor == descriptor) {
                forget(watch);
                return Result.of(0);
            }
        }
        return Result.error(EINVAL);
    }

    private void forget(Watch watch) {
        watch.end();
        Watch before = null;
        for (Watch at = first; at != watch; at = at.nextOfInotify) {
            before = at;
        }
        if (before == null) {
            first = watch.nextOfInotify;
        } else {
            before.nextOfInotify = watch.nextOfInotify;
        }
        put(watch.descriptor, IN_IGNORED, 0, null);
    }

    private void put(int descriptor, int mask, int cookie, String name) {
        if (latest != null && latest.isLike(descriptor, mask, name)) {
            return;
        }
        if (count < MOST_EVENTS) {
            append(new Event(descriptor, mask, cookie, name));
        } else if (latest.mask != IN_Q_OVERFLOW) {
            append(new Event(NO_WATCH, IN_Q_OVERFLOW, 0, null));
        }
    }

    private void append(Event event) {
        if (latest == null) {
            oldest = event;
        } else {
            latest.next = event;
        }
        latest = event;
        count++;
        bytes += EVENT_BYTES + event.nameBytes();
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        if (oldest == null) {
            return Result.error(EAGAIN);
        }
        long done = 0;
        while (oldest != null) {
            Event event = oldest;
            int nameBytes = event.nameBytes();
            if (done + EVENT_BYTES + nameBytes > lengthBytes) {
                break;
            }
            write(to.plus(done), event, nameBytes);
            done += EVENT_BYTES + nameBytes;
            oldest = event.next;
            count--;
        }
        if (oldest == null) {
            latest = null;
        }
        bytes -= (int) done;
        return done == 0 ? Result.error(EINVAL) : Result.of(done);
    }

    private static void write(Address to, Event event, int nameBytes) {
        WD.write(to, event.descriptor);
        MASK.write(to, event.mask);
        COOKIE.write(to, event.cookie);
        LEN.write(to, nameBytes);
        if (nameBytes > 0) {
            to.plus(EVENT_BYTES).clear(nameBytes);
            Latin1.store(to.plus(EVENT_BYTES), event.name, 0, event.name.length());
        }
    }

    @Override
    protected void closed() {
        for (Watch watch = first; watch != null; watch = watch.nextOfInotify) {
            watch.end();
        }
        first = null;
    }

    @Override
    protected Result seekTo(long offset, int whence) {
        return Result.of(0);
    }

    @Override
    public Result available() {
        return Result.of(bytes);
    }

    @Override
    public int readiness() {
        return oldest == null ? 0 : Readiness.IN | Readiness.READ_NORMAL;
    }

    @Override
    public WatchList watches() {
        return watches;
    }

    @Override
    public String description() {
        return "anon_inode:inotify";
    }
}
