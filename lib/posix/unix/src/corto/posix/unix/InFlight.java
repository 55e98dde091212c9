// SPDX-License-Identifier: Apache-2.0
package corto.posix.unix;

import corto.fs.file.OpenFile;
import corto.net.local.AttachmentVisitor;

/// Local sockets that are on their way through local sockets (unix(7), SCM_RIGHTS), and the end of those that nobody can receive any more because they wait only in each other
/// (Linux's net/unix/garbage.c). Under the kernel lock.
///
/// A socket is a candidate when messages have all of its references. A candidate that waits in a socket that is none lives, and so does what waits in one that lives; the rest is
/// garbage. As on Linux this is looked for when another local socket is closed.
final class InFlight {
    private static UnixFile first;               // all that are in flight, linked by `nextInFlight`
    private static boolean isCollecting;

    private InFlight() {}

    /// Messages have one reference more to `file`, if that is a local socket.
    static void departed(OpenFile file) {
        if (file instanceof UnixFile socket && socket.flights++ == 0) {
            socket.nextInFlight = first;
            first = socket;
        }
    }

    /// One reference less: it was received, or its message dropped.
    static void landed(OpenFile file) {
        if (!(file instanceof UnixFile socket) || --socket.flights > 0) {
            return;
        }
        UnixFile before = null;
        for (UnixFile each = first; each != socket; each = each.nextInFlight) {
            before = each;
        }
        if (before == null) {
            first = socket.nextInFlight;
        } else {
            before.nextInFlight = socket.nextInFlight;
        }
        socket.nextInFlight = null;
    }

    /// Closes what nobody can receive any more.
    static void collect() {
        if (first == null || isCollecting) {
            return;
        }
        isCollecting = true;
        markCandidates();
        spareReachable();
        UnixFile garbage = takeGarbage();
        for (UnixFile each = garbage; each != null; each = each.nextGarbage) {
            each.dropAttachments();
        }
        while (garbage != null) {
            UnixFile done = garbage;
            garbage = done.nextGarbage;
            done.nextGarbage = null;
            done.release();                      // of `takeGarbage`
        }
        isCollecting = false;
    }

    private static void markCandidates() {
        for (UnixFile each = first; each != null; each = each.nextInFlight) {
            each.isCandidate = each.references() == each.flights;
            each.innerFlights = 0;
        }
        AttachmentVisitor count = attachment -> {
            Parcel parcel = (Parcel) attachment;
            for (int i = 0; i < parcel.content().fileCount(); i++) {
                if (parcel.content().file(i) instanceof UnixFile inner && inner.isCandidate) {
                    inner.innerFlights++;
                }
            }
        };
        for (UnixFile each = first; each != null; each = each.nextInFlight) {
            if (each.isCandidate) {
                each.showAttachments(count);
            }
        }
    }

    /// Until nothing changes: there are few sockets in flight, and mostly none.
    private static void spareReachable() {
        boolean[] hasChanged = {true};
        AttachmentVisitor spare = attachment -> {
            Parcel parcel = (Parcel) attachment;
            for (int i = 0; i < parcel.content().fileCount(); i++) {
                if (parcel.content().file(i) instanceof UnixFile inner && inner.isCandidate) {
                    inner.isCandidate = false;
                    inner.isSpared = true;
                    hasChanged[0] = true;
                }
            }
        };
        for (UnixFile each = first; each != null; each = each.nextInFlight) {
            each.isSpared = each.isCandidate && each.flights > each.innerFlights;
            each.isCandidate &= !each.isSpared;
        }
        while (hasChanged[0]) {
            hasChanged[0] = false;
            for (UnixFile each = first; each != null; each = each.nextInFlight) {
                if (each.isSpared) {
                    each.isSpared = false;
                    each.showAttachments(spare);
                }
            }
        }
    }

    /// What is left, each with a reference more, so that none goes before all have been emptied.
    private static UnixFile takeGarbage() {
        UnixFile garbage = null;
        for (UnixFile each = first; each != null; each = each.nextInFlight) {
            if (each.isCandidate) {
                each.isCandidate = false;
                each.retain();
                each.nextGarbage = garbage;
                garbage = each;
            }
        }
        return garbage;
    }
}
