// SPDX-License-Identifier: Apache-2.0
package java25;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BiFunction;
import java.util.function.Function;

public class UnnamedVariables {
    sealed interface Shape {}
    record Circle(double radius, String colour) implements Shape {}
    record Box(int width, int height, String colour) implements Shape {}
    record Pair<A, B>(A first, B second) {}

    static int closed;

    record Guard(String name) implements AutoCloseable {
        @Override
        public void close() {
            closed++;
            System.out.println("close " + name);
        }
    }

    static String classify(Object value) {
        return switch (value) {
            case Pair(Circle(var r, _), Circle(var q, _)) when r == q -> "equal circles";
            case Pair(Circle _, Box(_, int h, _)) -> "circle and box of height " + h;
            case Pair(String _, _) -> "something named";
            case Pair(_, var second) when second == null -> "half a pair";
            case Pair(_, _) -> "pair";
            case Circle _, Box _ -> "shape";
            case Integer _ -> "int";
            case Object _ -> "object";
        };
    }

    static int count(Iterable<?> items) {
        int n = 0;
        for (Object _ : items) {
            n++;
        }
        return n;
    }

    static boolean isNumber(String text) {
        try {
            int _ = Integer.parseInt(text);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    public static void main(String[] args) {
        Object[] values = {new Pair<>(new Circle(1, "red"), new Circle(1, "blue")), new Pair<>(new Circle(1, "red"), new Box(2, 3, "green")),
            new Pair<>("a", 1), new Pair<>(1, null), new Pair<>(1, 2), new Circle(2, null), new Box(0, 0, ""), 5, 5L, new Pair<>(null, null)};
        for (Object value : values) {
            System.out.println(classify(value));
        }
        System.out.println(count(List.of(1, 2, 3)) + " " + count(List.of()));
        System.out.println(isNumber("12") + " " + isNumber("1x") + " " + isNumber(""));
        BiFunction<Integer, String, Integer> left = (a, _) -> a;
        BiFunction<Integer, String, String> right = (_, b) -> b;
        Function<Object, Integer> constant = _ -> 42;
        System.out.println(left.apply(1, "x") + right.apply(1, "x") + constant.apply(null));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String word : "a b a c b a".split(" ")) {
            counts.merge(word, 1, (n, _) -> n + 1);
        }
        System.out.println(counts + " " + counts.computeIfAbsent("z", _ -> -1));
        try (var _ = new Guard("outer"); var _ = new Guard("inner")) {
            System.out.println("body " + closed);
        } finally {
            System.out.println("closed " + closed);
        }
        Queue<Integer> queue = new ArrayDeque<>(List.of(1, 2, 3, 4, 5, 6));
        while (queue.size() >= 3) {
            int x = queue.remove();
            var _ = queue.remove();
            var _ = queue.remove();
            System.out.println("x " + x);
        }
        if (values[1] instanceof Pair(_, Box(int w, _, _)) && w == 2) {
            System.out.println("box " + w);
        }
        PriorityQueue<int[]> heap = new PriorityQueue<>((a, b) -> a[0] - b[0]);
        for (int i = 0, _ = heap.size(); i < 4; i++) {
            heap.add(new int[] {i * 7 % 4});
        }
        System.out.println(heap.remove()[0] + " " + heap.remove()[0]);
    }
}
