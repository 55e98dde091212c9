// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

/// What to do instead, for those who reach what starts a thread.
final class NoThreads {
    static final String EXECUTOR = "this image has one thread: threads come with a scheduler library; without one, run the tasks with the executor Runnable::run, or with ForkJoinPool, which runs them in the calling thread";
    static final String LATER = "this image has one thread, which cannot be called back later: threads come with a scheduler library; without one, compare System.nanoTime() in a loop of your own";

    private NoThreads() {}
}
