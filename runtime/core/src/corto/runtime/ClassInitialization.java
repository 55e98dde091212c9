// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// What compiled code does when a thread needs a class that another thread is initialising (JLS §12.4.2 steps 2 and 10). Initialisers rarely meet, so all that wait are in one queue, and all
/// look again whenever an initialiser has ended.
final class ClassInitialization {
    private static final MonitorQueue WAITING = new MonitorQueue();

    private ClassInitialization() {}

    /// Who initialises. Never null once there are two.
    static Object initializingThread() {
        return Threads.current();
    }

    /// Waits until an initialiser has ended. An interrupt has no effect.
    static void awaitInitializer() {
        Waiter waiter = new Waiter();
        waiter.handle = Threads.self();
        WAITING.add(waiter);
        while (waiter.queue != null) {
            Threads.await(Threads.NEVER);
        }
    }

    /// The state of a class has changed to what it remains.
    static void initializerEnded() {
        Waiter waiter = WAITING.first;
        while (waiter != null) {
            WAITING.remove(waiter);
            Threads.wake(waiter.handle);
            waiter = WAITING.first;
        }
    }
}
