// SPDX-License-Identifier: Apache-2.0
package corto.fs.epoll;

import corto.fs.file.OpenFile;
import corto.lang.Hot;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;

/// One file in one epoll.
///
///     idle ──file changed──► ready ──waited for: level──► ready, at the end of the list
///       ▲                      │
///       └──not ready after all, or edge, or one-shot (then disabled until modified)
@Hot
final class Interest extends Watch {
    private final Epoll epoll;
    final OpenFile file;
    final int descriptor;                // part of its identity: one file may be in an epoll under several

    int events;                          // wanted; those that are always told are in it
    boolean isEdge;
    boolean isOneShot;
    boolean isExclusive;
    long data;

    Interest nextInBucket;
    boolean isReady;                     // in the ready list
    Interest previousReady;
    Interest nextReady;

    Interest(Epoll epoll, OpenFile file, int descriptor) {
        this.epoll = epoll;
        this.file = file;
        this.descriptor = descriptor;
    }

    /// What it is ready for now, of what is wanted.
    int readyEvents() {
        return events == 0 ? 0 : file.readiness() & events;
    }

    @Override
    public void changed(int readiness) {
        if ((readiness & Readiness.INVALID) != 0) {
            if (!file.isOpen()) {        // the list may be shared with other files
                epoll.forget(this);
            }
        } else if ((readiness & events) != 0) {
            epoll.ready(this);
        }
    }
}
