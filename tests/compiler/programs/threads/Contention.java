// SPDX-License-Identifier: Apache-2.0
package threads;

/// Sums are right only if one thread at a time is in a monitor. Loops between reading and writing let threads be preempted there.
public class Contention {
    private static int ofClass;
    private int ofObject;
    private int ofBlock;
    private final Object lock = new Object();
    static volatile int delay;

    private static void pause() {
        for (int i = 0; i < 30; i++) {
            delay = i;
        }
    }

    private static synchronized void addToClass() {
        int before = ofClass;
        pause();
        ofClass = before + 1;
    }

    private synchronized void addToObject() {
        int before = ofObject;
        pause();
        ofObject = before + 1;
    }

    private void addInBlock() {
        synchronized (lock) {
            int before = ofBlock;
            pause();
            synchronized (lock) {
                pause();
            }
            ofBlock = before + 1;
        }
    }

    public static void main(String[] args) throws Exception {
        Contention shared = new Contention();
        Thread[] threads = new Thread[6];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 3000; k++) {
                    addToClass();
                    shared.addToObject();
                    shared.addInBlock();
                    if (k % 500 == 0) {
                        Thread.yield();
                    }
                }
            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(ofClass + " " + shared.ofObject + " " + shared.ofBlock);
    }
}
