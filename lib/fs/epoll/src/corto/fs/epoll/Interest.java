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
    private boolean isSpared;            // of this change: another exclusive one took it
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
            if (isExclusive) {
                changedForOne(readiness);
            } else {
                epoll.ready(this);
            }
        }
    }

    /// EPOLLEXCLUSIVE: the first in the list at whose epoll somebody waits is the last to hear of it.
    private void changedForOne(int readiness) {
        if (isSpared) {
            isSpared = false;
            return;
        }
        boolean wakes = !epoll.watches().isEmpty();
        epoll.ready(this);
        for (Watch each = wakes ? following() : null; each != null; each = each.following()) {
            if (each instanceof Interest other && other.isExclusive && other.file == file && (other.events & readiness) != 0) {
                other.isSpared = true;
            }
        }
    }
}
