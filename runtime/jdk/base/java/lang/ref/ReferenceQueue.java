// SPDX-License-Identifier: Apache-2.0
package java.lang.ref;

import java.util.function.Consumer;
import jdk.internal.corto.Host;

/// References that were given up, last first. One thread, so no lock; waiting can only be for time to pass.
public class ReferenceQueue<T> {
    private Reference<?> head;

    public ReferenceQueue() {}

    void add(Reference<?> reference) {
        reference.enqueued = true;
        reference.next = head;
        head = reference;
    }

    @SuppressWarnings("unchecked")
    public Reference<? extends T> poll() {
        Reference<?> first = head;
        if (first != null) {
            head = first.next;
            first.next = null;
            first.enqueued = false;
        }
        return (Reference<? extends T>) first;
    }

    public Reference<? extends T> remove(long milliseconds) throws InterruptedException {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("Negative timeout value");
        }
        if (head == null) {
            if (milliseconds == 0) {
                Host.deadlock("ReferenceQueue.remove waits");
            }
            Thread.sleep(milliseconds);
        }
        return poll();
    }

    public Reference<? extends T> remove() throws InterruptedException {
        return remove(0);
    }

    @SuppressWarnings("unchecked")
    void forEach(Consumer<? super Reference<? extends T>> action) {
        for (Reference<?> r = head; r != null; r = r.next) {
            action.accept((Reference<? extends T>) r);
        }
    }
}
