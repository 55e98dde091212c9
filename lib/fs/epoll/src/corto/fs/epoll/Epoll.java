// SPDX-License-Identifier: Apache-2.0
package corto.fs.epoll;

import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.EPERM;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Layout;
import corto.lang.NoAllocation;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.lang.U32;
import corto.lang.U64;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The open file of epoll_create(2).
@RawMemory(reason = "writes events to callers' buffers")
@Hot
public final class Epoll extends OpenFile {
    // Flags in `events` of epoll_ctl(2)
    public static final int EPOLLEXCLUSIVE = 1 << 28;
    public static final int EPOLLWAKEUP = 1 << 29;       // of no meaning here: nothing suspends
    public static final int EPOLLONESHOT = 1 << 30;
    public static final int EPOLLET = 1 << 31;

    /// `struct epoll_event` (<linux/eventpoll.h>; packed on x86-64).
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U32 EVENTS = LAYOUT.u32();
    private static final U64 DATA = LAYOUT.u64();
    /// Bytes of an event.
    public static final int EVENT_BYTES = LAYOUT.sized(12);

    private static final int FLAGS = EPOLLEXCLUSIVE | EPOLLWAKEUP | EPOLLONESHOT | EPOLLET;
    private static final int WITH_EXCLUSIVE = Readiness.IN | Readiness.OUT | Readiness.ALWAYS | EPOLLWAKEUP | EPOLLET | EPOLLEXCLUSIVE;
    private static final int MOST_NESTED = 4;            // epolls below the topmost (Linux EP_MAX_NESTS)
    private static final int FEWEST_BUCKETS = 16;

    private final WatchList watches = new WatchList();

    private Interest[] buckets = new Interest[FEWEST_BUCKETS];   // by file and descriptor; a power of two of them
    private int count;
    private int nestedCount;                             // of them, epolls
    private int mostAbove;                               // levels of epolls above it; not less when some of them let go of it, as long as anybody watches it

    private Interest firstReady;
    private Interest lastReady;
    private int readyCount;

    /// `flags` may have O_NONBLOCK, which nothing asks for.
    public Epoll(int flags) {
        super(flags & OpenFlags.O_NONBLOCK | OpenFlags.O_RDWR);
    }

    // Which files: epoll_ctl(2)

    /// EPOLL_CTL_ADD: watches `file`, known by `descriptor`, for `events` (poll bits and flags); `data` comes back with them. EEXIST, EPERM for a
    /// file that is always ready, EINVAL, ELOOP for epolls in a circle or too deep.
    public Result add(OpenFile file, int descriptor, int events, long data) {
        if (file == this) {
            return Result.error(EINVAL);
        }
        WatchList list = file.watches();
        if (list == null) {
            return Result.error(EPERM);
        }
        boolean isExclusive = (events & EPOLLEXCLUSIVE) != 0;
        if (isExclusive && ((events & ~WITH_EXCLUSIVE) != 0 || file instanceof Epoll)) {
            return Result.error(EINVAL);
        }
        if (find(file, descriptor) != null) {
            return Result.error(EEXIST);
        }
        if (file instanceof Epoll below) {
            if (below.reaches(this, 0) || levelsAbove() + 1 + below.height() > MOST_NESTED) {
                return Result.error(ELOOP);
            }
            below.raise(levelsAbove() + 1);
            nestedCount++;
        }
        Interest interest = new Interest(this, file, descriptor);
        interest.isExclusive = isExclusive;
        put(interest);
        list.add(interest);
        want(interest, events, data);
        return Result.of(0);
    }

    /// EPOLL_CTL_MOD.
    public Result modify(OpenFile file, int descriptor, int events, long data) {
        Interest interest = file == this ? null : find(file, descriptor);
        if (file == this || (events & EPOLLEXCLUSIVE) != 0) {
            return Result.error(EINVAL);
        }
        if (interest == null) {
            return Result.error(ENOENT);
        }
        if (interest.isExclusive) {
            return Result.error(EINVAL);
        }
        want(interest, events, data);
        return Result.of(0);
    }

    /// EPOLL_CTL_DEL.
    public Result remove(OpenFile file, int descriptor) {
        if (file == this) {
            return Result.error(EINVAL);
        }
        Interest interest = find(file, descriptor);
        if (interest == null) {
            return Result.error(ENOENT);
        }
        forget(interest);
        return Result.of(0);
    }

    private void want(Interest interest, int events, long data) {
        interest.events = events & ~FLAGS | Readiness.ALWAYS;
        interest.isEdge = (events & EPOLLET) != 0;
        interest.isOneShot = (events & EPOLLONESHOT) != 0;
        interest.data = data;
        if (interest.readyEvents() != 0) {
            ready(interest);
        }
    }

    /// The file is closed, or not wanted any more.
    void forget(Interest interest) {
        interest.file.watches().remove(interest);
        if (interest.isReady) {
            unready(interest);
        }
        int bucket = bucket(interest.descriptor);
        if (buckets[bucket] == interest) {
            buckets[bucket] = interest.nextInBucket;
        } else {
            Interest before = buckets[bucket];
            while (before.nextInBucket != interest) {
                before = before.nextInBucket;
            }
            before.nextInBucket = interest.nextInBucket;
        }
        count--;
        if (interest.file instanceof Epoll) {
            nestedCount--;
        }
    }

    private Interest find(OpenFile file, int descriptor) {
        Interest interest = buckets[bucket(descriptor)];
        while (interest != null && (interest.file != file || interest.descriptor != descriptor)) {
            interest = interest.nextInBucket;
        }
        return interest;
    }

    /// Descriptors are small and dense: they spread by themselves. A file whose descriptor was closed and reused stays in the same chain.
    private int bucket(int descriptor) {
        return descriptor & buckets.length - 1;
    }

    private void put(Interest interest) {
        if (count == buckets.length) {
            Interest[] before = buckets;
            buckets = new Interest[2 * before.length];
            for (Interest first : before) {
                for (Interest at = first; at != null; ) {
                    Interest next = at.nextInBucket;
                    intoBucket(at);
                    at = next;
                }
            }
        }
        intoBucket(interest);
        count++;
    }

    private void intoBucket(Interest interest) {
        int bucket = bucket(interest.descriptor);
        interest.nextInBucket = buckets[bucket];
        buckets[bucket] = interest;
    }

    /// Whether `sought` is watched by this one, perhaps by way of others.
    private boolean reaches(Epoll sought, int depth) {
        if (nestedCount == 0 || depth > MOST_NESTED) {
            return false;
        }
        for (Interest first : buckets) {
            for (Interest at = first; at != null; at = at.nextInBucket) {
                if (at.file instanceof Epoll below && (below == sought || below.reaches(sought, depth + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private int levelsAbove() {
        return watches.isEmpty() ? 0 : mostAbove;
    }

    /// There are `levels` above it from now on, and more above those below it.
    private void raise(int levels) {
        mostAbove = Math.max(levelsAbove(), levels);
        if (nestedCount > 0) {
            for (Interest first : buckets) {
                for (Interest at = first; at != null; at = at.nextInBucket) {
                    if (at.file instanceof Epoll below) {
                        below.raise(mostAbove + 1);
                    }
                }
            }
        }
    }

    /// Levels of epolls below this one.
    private int height() {
        int height = 0;
        if (nestedCount > 0) {
            for (Interest first : buckets) {
                for (Interest at = first; at != null; at = at.nextInBucket) {
                    if (at.file instanceof Epoll below) {
                        height = Math.max(height, below.height() + 1);
                    }
                }
            }
        }
        return height;
    }

    // What is ready: epoll_wait(2)

    /// Something that `interest` wants may be there.
    @NoAllocation(reason = "runs at the end of interrupts")
    void ready(Interest interest) {
        if (!interest.isReady) {
            append(interest);
        }
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    private void append(Interest interest) {
        interest.isReady = true;
        interest.previousReady = lastReady;
        interest.nextReady = null;
        if (lastReady == null) {
            firstReady = interest;
        } else {
            lastReady.nextReady = interest;
        }
        lastReady = interest;
        readyCount++;
    }

    private void unready(Interest interest) {
        if (interest.previousReady == null) {
            firstReady = interest.nextReady;
        } else {
            interest.previousReady.nextReady = interest.nextReady;
        }
        if (interest.nextReady == null) {
            lastReady = interest.previousReady;
        } else {
            interest.nextReady.previousReady = interest.previousReady;
        }
        interest.previousReady = null;
        interest.nextReady = null;
        interest.isReady = false;
        readyCount--;
    }

    /// Writes up to `most` events to `to`, which has room for them. Their number; 0 when nothing is ready: then whoever waits does so at
    /// `watches` and asks again. O(files that told of a change).
    @NoAllocation(reason = "runs for every turn of an event loop")
    public int collect(Address to, int most) {
        int told = 0;
        for (int looked = readyCount; looked > 0 && told < most; looked--) {
            Interest interest = firstReady;
            unready(interest);
            int events = interest.readyEvents();
            if (events == 0) {
                continue;
            }
            Address event = to.plus((long) told * EVENT_BYTES);
            EVENTS.write(event, events);
            DATA.write(event, interest.data);
            told++;
            if (interest.isOneShot) {
                interest.events = 0;                         // until it is modified
            } else if (!interest.isEdge) {
                append(interest);                            // still ready, as far as we know; behind those not told yet
            }
        }
        return told;
    }

    /// Always at the start, as Linux's noop_llseek.
    @Override
    protected Result seekTo(long offset, int whence) {
        return Result.of(0);
    }

    /// Ready for reading while an event could be collected.
    @Override
    public int readiness() {
        while (firstReady != null) {
            if (firstReady.readyEvents() != 0) {
                return Readiness.IN | Readiness.READ_NORMAL;
            }
            unready(firstReady);
        }
        return 0;
    }

    @Override
    public WatchList watches() {
        return watches;
    }

    @Override
    protected void closed() {
        for (int i = 0; i < buckets.length; i++) {
            while (buckets[i] != null) {
                forget(buckets[i]);
            }
        }
    }

    @Override
    public String description() {
        return "anon_inode:[eventpoll]";
    }
}
