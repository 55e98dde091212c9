// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

/// What to do instead, for those who reach what starts a thread.
final class NoThreads {
    static final String EXECUTOR = "this image has one thread: --set JAVA_THREADS=y adds a scheduler (config: in corto.yaml); without one, run the tasks with the executor Runnable::run, or with ForkJoinPool, which runs them in the calling thread";
    static final String LATER = "this image has one thread, which cannot be called back later: --set JAVA_THREADS=y adds a scheduler (config: in corto.yaml); without one, compare System.nanoTime() in a loop of your own";

    /// The module with which an image has several threads.
    static final String SCHEDULER = "corto.java.threads";

    private NoThreads() {}
}
