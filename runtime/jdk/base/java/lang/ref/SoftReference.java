// SPDX-License-Identifier: Apache-2.0
package java.lang.ref;

/// A reference for caches. No clock is kept of its use, as nothing clears it.
public non-sealed class SoftReference<T> extends Reference<T> {
    public SoftReference(T referent) {
        super(referent);
    }

    public SoftReference(T referent, ReferenceQueue<? super T> queue) {
        super(referent, queue);
    }
}
