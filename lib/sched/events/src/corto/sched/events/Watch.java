// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

/// Somebody who wants to know when a thing's readiness may have changed. In at most one `WatchList` at a time.
public abstract class Watch {
    WatchList list;          // where it is, or null
    Watch previous;
    Watch next;

    /// The thing may have become ready for what is in `readiness`, a set of `Readiness` bits. Called under the kernel lock by whoever
    /// changed the thing, perhaps at the end of an interrupt: must not block, and must not add watches to or remove others from the list.
    /// It may remove itself.
    public abstract void changed(int readiness);

    /// The one that is told after this one; null: it is the last.
    public final Watch following() {
        return next;
    }

    /// Whether it is in a list.
    public final boolean isAdded() {
        return list != null;
    }
}
