// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.Thread.ofVirtual cannot be in an image
// refused: used by VirtualThread.main(VirtualThread.java:8)
// refused: --set JAVA_THREADS=y adds a scheduler
/// A virtual thread.
class VirtualThread {
    public static void main(String[] args) {
        Thread.ofVirtual().start(() -> System.out.println("never"));
    }
}
