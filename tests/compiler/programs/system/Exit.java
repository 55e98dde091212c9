// SPDX-License-Identifier: Apache-2.0
package system;

public class Exit {
    public static void main(String[] args) {
        System.out.println("before");
        try {
            if (args.length == 0) {
                System.exit(42);
            }
            System.out.println("not reached");
        } finally {
            System.out.println("finally is not run");
        }
    }
}
