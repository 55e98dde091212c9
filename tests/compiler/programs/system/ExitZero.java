// SPDX-License-Identifier: Apache-2.0
package system;

public class ExitZero {
    static class Unstoppable {
        static {
            System.out.println("initialiser exits");
            System.exit(0);
        }

        static void call() {
            System.out.println("not reached");
        }
    }

    public static void main(String[] args) {
        Unstoppable.call();
        throw new IllegalStateException("not reached");
    }
}
