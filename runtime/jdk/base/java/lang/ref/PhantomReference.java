// SPDX-License-Identifier: Apache-2.0
package java.lang.ref;

/// A reference for clean-up, which never gives its object away.
public non-sealed class PhantomReference<T> extends Reference<T> {
    public PhantomReference(T referent, ReferenceQueue<? super T> queue) {
        super(referent, queue);
    }

    @Override
    public T get() {
        return null;
    }
}
