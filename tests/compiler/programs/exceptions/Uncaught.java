// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class Uncaught {
    static void inner(int n) {
        if (n == 0) {
            throw new IllegalStateException("ends the program with status 1");
        }
        try {
            inner(n - 1);
        } finally {
            System.out.println("unwinding " + n);
        }
    }

    public static void main(String[] args) {
        System.out.println("start");
        inner(3);
        System.out.println("not reached");
    }
}
