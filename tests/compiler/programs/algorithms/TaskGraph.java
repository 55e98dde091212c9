// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

public class TaskGraph {
    // Topological order, strongly connected components, critical path, and a scheduler with states and retries.
    enum State {
        WAITING, READY, RUNNING, DONE, FAILED, SKIPPED;

        boolean ended() {
            return compareTo(RUNNING) > 0;
        }
    }

    static final class Task {
        final String name;
        final int cost;
        final List<Task> needs = new ArrayList<>();
        final List<Task> dependents = new ArrayList<>();
        State state = State.WAITING;
        int attempts;
        int index = -1;
        int low;
        boolean onStack;

        Task(String name, int cost) {
            this.name = name;
            this.cost = cost;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    final Map<String, Task> tasks = new LinkedHashMap<>();

    static TaskGraph parse(String text) {
        TaskGraph graph = new TaskGraph();
        text.lines().map(line -> line.split("[:\\s]+")).forEach(words -> graph.tasks.put(words[0], new Task(words[0], Integer.parseInt(words[1]))));
        text.lines().map(line -> line.split("[:\\s]+")).forEach(words -> {
            Task task = graph.tasks.get(words[0]);
            for (int i = 2; i < words.length; i++) {
                Task needed = graph.tasks.get(words[i]);
                task.needs.add(needed);
                needed.dependents.add(task);
            }
        });
        return graph;
    }

    List<List<String>> components() {
        List<List<String>> found = new ArrayList<>();
        Deque<Task> stack = new ArrayDeque<>();
        int[] next = new int[1];
        for (Task task : tasks.values()) {
            if (task.index < 0) {
                connect(task, next, stack, found);
            }
        }
        return found;
    }

    private static void connect(Task task, int[] next, Deque<Task> stack, List<List<String>> found) {
        task.index = task.low = next[0]++;
        stack.push(task);
        task.onStack = true;
        for (Task needed : task.needs) {
            if (needed.index < 0) {
                connect(needed, next, stack, found);
                task.low = Math.min(task.low, needed.low);
            } else if (needed.onStack) {
                task.low = Math.min(task.low, needed.index);
            }
        }
        if (task.low == task.index) {
            List<String> component = new ArrayList<>();
            Task member;
            do {
                member = stack.pop();
                member.onStack = false;
                component.add(member.name);
            } while (member != task);
            Collections.sort(component);
            found.add(component);
        }
    }

    /// Runs with `workers` at once; a task whose name starts with 'x' fails twice, with 'y' always.
    String schedule(int workers) {
        record Running(int end, Task task) {}
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingInt(Running::end).thenComparing(r -> r.task().name));
        TreeSet<Task> ready = new TreeSet<>(Comparator.comparingInt((Task t) -> -t.cost).thenComparing(t -> t.name));
        StringBuilder log = new StringBuilder();
        int now = 0;
        while (true) {
            boolean changed;
            do {
                changed = false;
                for (Task task : tasks.values()) {
                    if (task.state == State.WAITING && task.needs.stream().allMatch(n -> n.state.ended())) {
                        boolean possible = task.needs.stream().allMatch(n -> n.state == State.DONE);
                        task.state = possible ? State.READY : State.SKIPPED;
                        changed |= !possible;
                        if (possible) {
                            ready.add(task);
                        }
                    }
                }
            } while (changed);
            while (running.size() < workers && !ready.isEmpty()) {
                Task task = ready.pollFirst();
                task.state = State.RUNNING;
                task.attempts++;
                running.add(new Running(now + task.cost, task));
            }
            if (running.isEmpty()) {
                break;
            }
            Running end = running.remove();
            now = end.end();
            Task task = end.task();
            boolean fails = task.name.startsWith("y") || task.name.startsWith("x") && task.attempts < 3;
            task.state = !fails ? State.DONE : task.attempts < 3 ? State.READY : State.FAILED;
            if (task.state == State.READY) {
                ready.add(task);
            }
            log.append(now).append(task.state == State.DONE ? "+" : task.state == State.FAILED ? "!" : "~").append(task).append(' ');
        }
        Map<State, List<String>> byState = new EnumMap<>(State.class);
        tasks.values().forEach(t -> byState.computeIfAbsent(t.state, _ -> new ArrayList<>()).add(t.name));
        return log + "| " + byState;
    }

    public static void main(String[] args) {
        String text = """
                parse: 3
                check: 2 parse
                xlink: 4 check emit
                emit: 5 check
                ytest: 1 xlink
                report: 1 ytest docs
                docs: 6 parse
                pack: 2 xlink docs""";
        for (int workers : new int[] {1, 2, 8}) {
            System.out.println(workers + ": " + parse(text).schedule(workers));
        }
        System.out.println(parse(text).components());
        TaskGraph cyclic = parse("a: 1 b\nb: 1 c\nc: 1 a\nd: 1 c e\ne: 1 d\nf: 1 f\ng: 1");
        System.out.println(cyclic.components() + " " + cyclic.schedule(2));
        Map<String, Integer> earliest = new TreeMap<>();
        for (Task task : parse(text).tasks.values()) {
            finish(task, earliest);
        }
        System.out.println(earliest);
    }

    static int finish(Task task, Map<String, Integer> earliest) {
        Integer known = earliest.get(task.name);
        if (known != null) {
            return known;
        }
        int start = task.needs.stream().mapToInt(n -> finish(n, earliest)).max().orElse(0);
        earliest.put(task.name, start + task.cost);
        return start + task.cost;
    }
}
