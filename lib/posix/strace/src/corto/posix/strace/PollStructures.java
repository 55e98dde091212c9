// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// Prints what poll(2), select(2) and epoll(7) point to.
final class PollStructures {
    private static final int MOST_ELEMENTS = 32;             // of an array
    private static final int EPOLL_EVENT_BYTES = 12;
    private static final long INT = 0xFFFF_FFFFL;

    private static final int POLL_EVENTS = Names.find("poll");
    private static final int EPOLL_EVENTS = Names.find("epoll");

    private final Line line;
    private final Structures structures;

    PollStructures(Line line, Structures structures) {
        this.line = line;
        this.structures = structures;
    }

    /// An array of `struct pollfd`: what is asked, or what has come.
    void files(long pointer, long count, boolean results) {
        int shown = (int) Math.min(count & INT, MOST_ELEMENTS);
        Address from = structures.at(pointer, 8L * shown);
        if (from.isZero()) {
            return;
        }
        line.add('[');
        boolean any = false;
        for (int i = 0; i < shown; i++) {
            int events = from.loadShort(8L * i + (results ? 6 : 4)) & 0xFFFF;
            if (results && events == 0) {
                continue;
            }
            line.add(any ? ", {fd=" : "{fd=").decimal(from.loadInt(8L * i));
            any = true;
            if (results || from.loadInt(8L * i) >= 0) {
                line.add(results ? ", revents=" : ", events=");
                Names.print(line, POLL_EVENTS, events);
            }
            line.add('}');
        }
        line.add(shown < count && !results ? ", ...]" : "]");
    }

    void epollEvents(long pointer, long result) {
        int shown = (int) Math.min(result, MOST_ELEMENTS);
        Address from = structures.at(pointer, (long) EPOLL_EVENT_BYTES * Math.max(1, shown));
        if (from.isZero()) {
            return;
        }
        line.add('[');
        for (int i = 0; i < shown; i++) {
            line.add(i == 0 ? "" : ", ");
            epollEvent(from.plus((long) EPOLL_EVENT_BYTES * i));
        }
        line.add(shown < result ? ", ...]" : "]");
    }

    void epollEvent(long pointer) {
        Address from = structures.at(pointer, EPOLL_EVENT_BYTES);
        if (!from.isZero()) {
            epollEvent(from);
        }
    }

    private void epollEvent(Address from) {
        line.add("{events=");
        Names.print(line, EPOLL_EVENTS, from.loadInt(0));
        line.add(", data={u32=").unsigned(from.loadInt(4) & INT, 10).add(", u64=").unsigned(from.loadLong(4), 10).add("}}");
    }

    /// Whether a set of select(2) has any file.
    boolean hasMembers(long pointer, int files) {
        if (pointer == 0 || UserMemory.readable(new UserAddress(pointer), files + 63 >> 6 << 3).isZero()) {
            return false;
        }
        for (int fd = 0; fd < files; fd++) {
            if (isIn(new Address(pointer), fd)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Address set, int fd) {
        return (set.loadByte(fd >> 3) & 1 << (fd & 7)) != 0;
    }

    void set(long pointer, int files) {
        Address from = structures.at(pointer, files + 63 >> 6 << 3);
        if (from.isZero()) {
            return;
        }
        line.add('[');
        boolean any = false;
        for (int fd = 0; fd < files; fd++) {
            if (isIn(from, fd)) {
                line.add(any ? " " : "").decimal(fd);
                any = true;
            }
        }
        line.add(']');
    }
}
