// SPDX-License-Identifier: Apache-2.0
package system;

public class ExitInDepth {
    static void leave(int depth) {
        if (depth == 0) {
            System.out.print("no newline at the end");
            Runtime.getRuntime().exit(7);
        }
        try {
            leave(depth - 1);
        } catch (Throwable t) {
            System.out.println("caught " + t);
        }
    }

    public static void main(String[] args) {
        System.out.println("start");
        leave(5);
    }
}
