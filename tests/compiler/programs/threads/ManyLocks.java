// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.Arrays;

/// Thousands of objects that are locked at once, by several threads.
public class ManyLocks {
    private static final class Account {
        final int number;
        int balance;

        Account(int number, int balance) {
            this.number = number;
            this.balance = balance;
        }
    }

    private static int holdAll(Account[] accounts, int from) {
        if (from == accounts.length) {
            return Arrays.stream(accounts).mapToInt(a -> Thread.holdsLock(a) ? a.balance : 1_000_000).sum();
        }
        synchronized (accounts[from]) {
            return holdAll(accounts, from + 1);
        }
    }

    private static void transfer(Account a, Account b, int amount) {
        Account first = a.number < b.number ? a : b;
        Account second = first == a ? b : a;
        synchronized (first) {
            synchronized (second) {
                a.balance -= amount;
                if (amount % 7 == 0) {
                    Thread.yield();
                }
                b.balance += amount;
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Account[] accounts = new Account[1500];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = new Account(i, 100);
        }
        System.out.println(holdAll(accounts, 0));
        Thread[] threads = new Thread[5];
        for (int t = 0; t < threads.length; t++) {
            int seed = t + 1;
            threads[t] = new Thread(() -> {
                int random = seed;
                for (int i = 0; i < 4000; i++) {
                    random = random * 1103515245 + 12345;
                    Account a = accounts[(random >>> 8) % 200];
                    Account b = accounts[(random >>> 16) % 200];
                    if (a != b) {
                        transfer(a, b, (random >>> 4) % 50);
                    }
                }
            });
            threads[t].start();
        }
        for (int i = 0; i < 3; i++) {
            System.out.println(holdAll(accounts, 0));
            Thread.sleep(2);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(holdAll(accounts, 0));
        System.out.println(Arrays.stream(accounts).anyMatch(Thread::holdsLock));
    }
}
