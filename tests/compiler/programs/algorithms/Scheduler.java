// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;

public class Scheduler {
    interface Policy {
        void add(Task t);

        Task next();

        default String name() {
            return getClass().getSimpleName();
        }
    }

    static final class Task {
        final String name;
        final int priority;
        final int arrival;
        int left;
        int waited;
        int finished;

        Task(String name, int priority, int arrival, int length) {
            this.name = name;
            this.priority = priority;
            this.arrival = arrival;
            this.left = length;
        }
    }

    static class Fifo implements Policy {
        final Queue<Task> q = new ArrayDeque<>();

        public void add(Task t) {
            q.add(t);
        }

        public Task next() {
            return q.poll();
        }
    }

    static class Lifo implements Policy {
        final Deque<Task> q = new ArrayDeque<>();

        public void add(Task t) {
            q.push(t);
        }

        public Task next() {
            return q.isEmpty() ? null : q.pop();
        }
    }

    static class Ordered implements Policy {
        final PriorityQueue<Task> q;
        final String label;

        Ordered(String label, Comparator<Task> c) {
            this.label = label;
            q = new PriorityQueue<>(c.thenComparing(t -> t.name));
        }

        public void add(Task t) {
            q.add(t);
        }

        public Task next() {
            return q.poll();
        }

        @Override
        public String name() {
            return label;
        }
    }

    static void simulate(Policy p, int quantum, Consumer<String> log) {
        List<Task> tasks = new ArrayList<>(List.of(new Task("a", 3, 0, 7), new Task("b", 1, 2, 4), new Task("c", 4, 4, 1), new Task("d", 2, 5, 4), new Task("e", 5, 30, 2)));
        List<Task> all = List.copyOf(tasks);
        StringBuilder trace = new StringBuilder();
        int now = 0;
        Task running = null;
        int slice = 0;
        while (!tasks.isEmpty() || running != null || now < 40) {
            for (var it = tasks.iterator(); it.hasNext(); ) {
                Task t = it.next();
                if (t.arrival <= now) {
                    p.add(t);
                    it.remove();
                }
            }
            if (running != null && slice == quantum) {
                p.add(running);
                running = null;
            }
            if (running == null) {
                running = p.next();
                slice = 0;
            }
            trace.append(running == null ? "." : running.name);
            now++;
            if (running != null) {
                slice++;
                if (--running.left == 0) {
                    running.finished = now;
                    running = null;
                }
            }
        }
        int turnaround = 0;
        for (Task t : all) {
            turnaround += t.finished - t.arrival;
        }
        log.accept(p.name() + "/" + quantum + " " + trace + " " + turnaround / (double) all.size());
    }

    public static void main(String[] args) {
        for (int quantum : new int[] {1, 3, 100}) {
            simulate(new Fifo(), quantum, System.out::println);
            simulate(new Lifo(), quantum, System.out::println);
            simulate(new Ordered("shortest", Comparator.comparingInt(t -> t.left)), quantum, System.out::println);
            simulate(new Ordered("priority", Comparator.comparingInt((Task t) -> t.priority).reversed()), quantum, System.out::println);
        }
    }
}
