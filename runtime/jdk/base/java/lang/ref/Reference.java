// SPDX-License-Identifier: Apache-2.0
package java.lang.ref;

/// A reference that can be given up.
///
/// The collector treats `referent` as any other field, so nothing is cleared behind the program's back: every reference is as strong as
/// memory allows, which the specification permits. `clear` and `enqueue` do what they say.
public abstract sealed class Reference<T> permits PhantomReference, SoftReference, WeakReference, FinalReference {
    private T referent;
    ReferenceQueue<? super T> queue;               // where it belongs; null once it is there or if there is none
    Reference<?> next;                             // in the queue
    boolean enqueued;

    Reference(T referent) {
        this(referent, null);
    }

    Reference(T referent, ReferenceQueue<? super T> queue) {
        this.referent = referent;
        this.queue = queue;
    }

    public T get() {
        return referent;
    }

    public final boolean refersTo(T object) {
        return referent == object;
    }

    public void clear() {
        referent = null;
    }

    T getFromInactiveFinalReference() {
        return referent;
    }

    void clearInactiveFinalReference() {
        referent = null;
    }

    @Deprecated(since = "16")
    public boolean isEnqueued() {
        return enqueued;
    }

    public boolean enqueue() {
        referent = null;
        ReferenceQueue<? super T> to = queue;
        if (to == null) {
            return false;
        }
        queue = null;
        to.add(this);
        return true;
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }

    /// Keeps `object` alive up to here, which it is anyway: it is an argument.
    public static void reachabilityFence(Object object) {}
}
