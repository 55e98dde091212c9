// SPDX-License-Identifier: Apache-2.0
package threads;

/// A thread ends the program while others run; a hook is a thread.
public final class Exiting {
    private Exiting() {}

    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook in " + Thread.currentThread().getName()), "hook"));
        new Thread(() -> {
            System.out.println("exit");
            System.exit(7);
        }).start();
        Thread.sleep(1_000_000);
    }
}
