// SPDX-License-Identifier: Apache-2.0
package threads;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The life of threads: names, states, daemons, groups, priorities, interrupts, joining, thread locals.
public final class Life {
    private static final ThreadLocal<String> LOCAL = ThreadLocal.withInitial(() -> "initial of " + Thread.currentThread().getName());
    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

    private Life() {}

    public static void main(String[] arguments) throws Exception {
        states();
        interrupts();
        joins();
        attributes();
        locals();
        handlers();
        refusals();
    }

    private static void states() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Thread thread = new Thread(() -> await(gate), "waiter");
        System.out.println(thread.getState() + " " + thread.isAlive());
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        System.out.println(thread.getState() + " " + thread.isAlive());
        gate.countDown();
        thread.join();
        System.out.println(thread.getState() + " " + thread.isAlive() + " " + thread.getThreadGroup());
        Thread sleeper = Thread.ofPlatform().name("sleeper").daemon().start(() -> sleep(100_000));
        while (sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        System.out.println(sleeper.getState() + " " + sleeper.isDaemon());
    }

    private static void interrupts() throws InterruptedException {
        Thread sleeping = new Thread(() -> {
            try {
                Thread.sleep(Duration.ofHours(1));
                System.out.println("slept");
            } catch (InterruptedException e) {
                System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted());
            }
        });
        sleeping.start();
        sleeping.interrupt();
        sleeping.join();
        Thread joining = new Thread(() -> {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                System.out.println("join interrupted " + Thread.interrupted());
            }
        });
        joining.start();
        joining.interrupt();
        joining.join();
        Thread.currentThread().interrupt();
        System.out.println(Thread.currentThread().isInterrupted() + " " + Thread.interrupted() + " " + Thread.interrupted());
        Thread.currentThread().interrupt();
        try {
            Thread.sleep(0);
            System.out.println("slept");
        } catch (InterruptedException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void joins() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Thread thread = new Thread(() -> await(gate));
        thread.start();
        System.out.println("in time: " + thread.join(Duration.ofMillis(5)));
        thread.join(5);
        System.out.println(thread.isAlive());
        gate.countDown();
        System.out.println("in time: " + thread.join(Duration.ofSeconds(100)));
        Thread never = new Thread(() -> {});
        never.join();
        System.out.println("not started: joined");
    }

    private static void attributes() {
        Thread main = Thread.currentThread();
        System.out.println(main + " " + main.threadId());
        ThreadGroup group = new ThreadGroup("some");
        Thread thread = new Thread(group, () -> {}, "named");
        System.out.println(thread.getName() + " " + thread.getThreadGroup().getName() + " " + thread.getPriority() + " " + thread.isDaemon() + " " + thread.isVirtual());
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.setDaemon(true);
        thread.setName("renamed");
        System.out.println(thread.getName() + " " + thread.getPriority() + " " + thread.isDaemon());
        group.setMaxPriority(3);
        thread.setPriority(7);
        System.out.println(thread.getPriority() + " " + group.getMaxPriority() + " " + group.getParent().getName());
        Thread virtual = Thread.ofVirtual().unstarted(() -> {});
        System.out.println("[" + virtual.getName() + "] " + virtual.isVirtual() + " " + virtual.isDaemon() + " " + virtual.getPriority() + " " + virtual.getThreadGroup().getName());
        var factory = Thread.ofVirtual().name("v-", 5).factory();
        System.out.println(factory.newThread(() -> {}).getName() + " " + factory.newThread(() -> {}).getName());
        System.out.println(new Thread(() -> {}).getName().startsWith("Thread-"));
    }

    private static void locals() throws InterruptedException {
        INHERITED.set("from main");
        LOCAL.set("of main");
        Thread thread = new Thread(() -> {
            System.out.println(LOCAL.get() + ", " + INHERITED.get());
            INHERITED.set("changed");
            LOCAL.remove();
            System.out.println(LOCAL.get());
        }, "child");
        thread.start();
        thread.join();
        System.out.println(LOCAL.get() + ", " + INHERITED.get());
        Thread without = Thread.ofPlatform().inheritInheritableThreadLocals(false).start(() -> System.out.println(INHERITED.get()));
        without.join();
    }

    private static void handlers() throws InterruptedException {
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("own");
        }, "failing");
        thread.setUncaughtExceptionHandler((who, what) -> System.out.println(who.getName() + ": " + what.getMessage()));
        thread.start();
        thread.join();
        Thread.setDefaultUncaughtExceptionHandler((who, what) -> System.out.println("default, " + who.getName() + ": " + what.getMessage()));
        thread = new Thread(() -> {
            throw new IllegalStateException("unhandled");
        }, "failing too");
        thread.start();
        thread.join();
        Thread virtual = Thread.ofVirtual().name("virtual").start(() -> {
            throw new IllegalStateException("light");
        });
        virtual.join();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    private static void refusals() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        try {
            thread.start();
        } catch (IllegalThreadStateException e) {
            System.out.println("twice: " + e.getMessage());
        }
        thread.join();
        try {
            Thread.ofVirtual().unstarted(() -> {}).setDaemon(false);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Thread.currentThread().setDaemon(true);
        } catch (IllegalThreadStateException e) {
            System.out.println("alive: " + e.getMessage());
        }
        try {
            Thread.sleep(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
