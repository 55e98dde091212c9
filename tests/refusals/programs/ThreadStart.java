// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.Thread.start cannot be in an image
// refused: used by ThreadStart.begin(ThreadStart.java:13)
// refused: called by ThreadStart.main(
// refused: --set JAVA_THREADS=y adds a scheduler
/// A thread: there are none without a scheduler.
class ThreadStart {
    public static void main(String[] args) {
        begin(() -> System.out.println("never"));
    }

    private static void begin(Runnable work) {
        new Thread(work).start();
    }
}
