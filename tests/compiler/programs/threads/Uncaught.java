// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.concurrent.CountDownLatch;

/// Threads end by exceptions; main too, and then the program waits for the other.
public final class Uncaught {
    private Uncaught() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread failing = new Thread(() -> {
            throw new IllegalStateException("in a thread");
        }, "failing");
        failing.start();
        failing.join();
        Thread light = Thread.ofVirtual().name("light").start(() -> {
            throw new UnsupportedOperationException();
        });
        light.join();
        CountDownLatch mainEnds = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        new Thread(() -> {
            try {
                mainEnds.await();
                main.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            System.out.println("main is " + main.getState());
        }).start();
        Thread endless = new Thread(() -> {
            while (true) {
                Thread.yield();
            }
        });
        endless.setDaemon(true);
        endless.start();
        mainEnds.countDown();
        throw new IllegalArgumentException("of main");
    }
}
