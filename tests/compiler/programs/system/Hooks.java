// SPDX-License-Identifier: Apache-2.0
package system;

public class Hooks {
    public static void main(String[] args) {
        int[] data = new int[10];
        Object lock = new Object();
        synchronized (lock) {
            data[0]++;
            synchronized (lock) {
                data[0]++;
            }
        }
        synchronized (Hooks.class) {
            data[1] = work(3);
        }
        System.out.println(data[0] + " " + data[1]);
        System.out.println(Thread.currentThread().getName());
    }

    static synchronized int work(int n) {
        return n == 0 ? 0 : n + work(n - 1);
    }
}
