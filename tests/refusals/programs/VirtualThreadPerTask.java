// SPDX-License-Identifier: Apache-2.0
// refused: java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor cannot be in an image
// refused: used by VirtualThreadPerTask.main(VirtualThreadPerTask.java:10)
// refused: --set JAVA_THREADS=y adds a scheduler
import java.util.concurrent.Executors;

/// A virtual thread for each task.
class VirtualThreadPerTask {
    public static void main(String[] args) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.submit(() -> System.out.println("never"));
        }
    }
}
