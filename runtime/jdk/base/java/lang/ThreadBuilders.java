// SPDX-License-Identifier: Apache-2.0
package java.lang;

import java.lang.Thread.Builder;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/// The builders of `Thread.ofPlatform` and `Thread.ofVirtual`.
class ThreadBuilders {
    private ThreadBuilders() {}

    /// What both have, and what a factory keeps of its builder.
    private static final class Settings {
        String name;
        long counter = -1;                         // the next thread's, behind the name; −1: none
        int characteristics;
        UncaughtExceptionHandler handler;
        ThreadGroup group;
        boolean isDaemonSet;
        boolean daemon;
        int priority;                              // 0: the parent's

        void setName(String name) {
            this.name = Objects.requireNonNull(name);
            counter = -1;
        }

        void setName(String prefix, long start) {
            Objects.requireNonNull(prefix);
            if (start < 0) {
                throw new IllegalArgumentException("'start' is negative");
            }
            name = prefix;
            counter = start;
        }

        void setInherits(boolean inherits) {
            characteristics = inherits ? characteristics & ~Thread.NO_INHERIT_THREAD_LOCALS : characteristics | Thread.NO_INHERIT_THREAD_LOCALS;
        }

        Thread thread(Runnable task) {
            Objects.requireNonNull(task);
            String ofThread = counter < 0 ? name : name + counter++;
            Thread thread = new Thread(group, ofThread, characteristics, task, 0);
            if (isDaemonSet) {
                thread.setDaemon(daemon);
            }
            if (priority != 0) {
                thread.setPriority(priority);
            }
            if (handler != null) {
                thread.uncaughtExceptionHandler(handler);
            }
            return thread;
        }

        Settings copy() {
            Settings copy = new Settings();
            copy.name = name;
            copy.counter = counter;
            copy.characteristics = characteristics;
            copy.handler = handler;
            copy.group = group;
            copy.isDaemonSet = isDaemonSet;
            copy.daemon = daemon;
            copy.priority = priority;
            return copy;
        }
    }

    private static final class Factory implements ThreadFactory {
        private final Settings settings;

        Factory(Settings settings) {
            this.settings = settings;
        }

        @Override
        public Thread newThread(Runnable task) {
            return settings.thread(task);
        }
    }

    static final class Platform implements Builder.OfPlatform {
        private final Settings settings = new Settings();

        @Override
        public OfPlatform name(String name) {
            settings.setName(name);
            return this;
        }

        @Override
        public OfPlatform name(String prefix, long start) {
            settings.setName(prefix, start);
            return this;
        }

        @Override
        public OfPlatform inheritInheritableThreadLocals(boolean inherits) {
            settings.setInherits(inherits);
            return this;
        }

        @Override
        public OfPlatform uncaughtExceptionHandler(UncaughtExceptionHandler handler) {
            settings.handler = Objects.requireNonNull(handler);
            return this;
        }

        @Override
        public OfPlatform group(ThreadGroup group) {
            settings.group = Objects.requireNonNull(group);
            return this;
        }

        @Override
        public OfPlatform daemon(boolean daemon) {
            settings.isDaemonSet = true;
            settings.daemon = daemon;
            return this;
        }

        @Override
        public OfPlatform priority(int priority) {
            if (priority < Thread.MIN_PRIORITY || priority > Thread.MAX_PRIORITY) {
                throw new IllegalArgumentException();
            }
            settings.priority = priority;
            return this;
        }

        @Override
        public OfPlatform stackSize(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException();
            }
            return this;
        }

        @Override
        public Thread unstarted(Runnable task) {
            return settings.thread(task);
        }

        @Override
        public Thread start(Runnable task) {
            Thread thread = unstarted(task);
            thread.start(null);
            return thread;
        }

        @Override
        public ThreadFactory factory() {
            return new Factory(settings.copy());
        }
    }

    static final class Virtual implements Builder.OfVirtual {
        private final Settings settings = new Settings();

        Virtual() {
            settings.characteristics = Thread.VIRTUAL;
        }

        @Override
        public OfVirtual name(String name) {
            settings.setName(name);
            return this;
        }

        @Override
        public OfVirtual name(String prefix, long start) {
            settings.setName(prefix, start);
            return this;
        }

        @Override
        public OfVirtual inheritInheritableThreadLocals(boolean inherits) {
            settings.setInherits(inherits);
            return this;
        }

        @Override
        public OfVirtual uncaughtExceptionHandler(UncaughtExceptionHandler handler) {
            settings.handler = Objects.requireNonNull(handler);
            return this;
        }

        @Override
        public Thread unstarted(Runnable task) {
            return settings.thread(task);
        }

        @Override
        public Thread start(Runnable task) {
            Thread thread = unstarted(task);
            thread.start(null);
            return thread;
        }

        @Override
        public ThreadFactory factory() {
            return new Factory(settings.copy());
        }
    }
}
