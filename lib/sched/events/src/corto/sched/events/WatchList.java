// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

import corto.lang.Hot;

/// Who watches one thing, in the order of coming.
@Hot
public final class WatchList {
    private Watch first;
    private Watch last;

    /// Appends `watch`, which is in no list.
    public void add(Watch watch) {
        assert watch.list == null;
        watch.list = this;
        watch.previous = last;
        watch.next = null;
        if (last == null) {
            first = watch;
        } else {
            last.next = watch;
        }
        last = watch;
    }

    /// Takes `watch` out; nothing happens if it is not in this list.
    public void remove(Watch watch) {
        if (watch.list != this) {
            return;
        }
        if (watch.previous == null) {
            first = watch.next;
        } else {
            watch.previous.next = watch.next;
        }
        if (watch.next == null) {
            last = watch.previous;
        } else {
            watch.next.previous = watch.previous;
        }
        watch.list = null;
        watch.previous = null;                       // `next` stays: a walk may stand on it
    }

    public boolean isEmpty() {
        return first == null;
    }

    /// Tells all watches that the thing may now be ready for `readiness`.
    public void changed(int readiness) {
        for (Watch watch = first; watch != null; watch = watch.next) {
            watch.changed(readiness);
        }
    }
}
