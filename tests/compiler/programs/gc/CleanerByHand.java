// SPDX-License-Identifier: Apache-2.0
package gc;

import java.lang.ref.Cleaner;

/// A cleaner whose resources are closed by hand; what the collector would clean comes in no order, so nothing is left to it.
public class CleanerByHand {
    private static final Cleaner CLEANER = Cleaner.create();

    static final class Resource implements AutoCloseable {
        private final Cleaner.Cleanable cleanable;

        Resource(String name) {
            cleanable = CLEANER.register(this, () -> System.out.println("closed " + name));
        }

        @Override
        public void close() {
            cleanable.clean();
        }
    }

    public static void main(String[] args) {
        try (Resource a = new Resource("a"); Resource b = new Resource("b")) {
            System.out.println("open " + (a != b));
            a.close();
        }
        Resource twice = new Resource("twice");
        twice.close();
        twice.close();
    }
}
