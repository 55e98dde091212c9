// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

public class QueuesAndStacks {
    static class RingBuffer<T> implements Iterable<T> {
        private final T[] items;
        private int head;
        private int size;

        @SuppressWarnings("unchecked")
        RingBuffer(int capacity) {
            items = (T[]) new Object[capacity];
        }

        boolean offer(T t) {
            if (size == items.length) {
                return false;
            }
            items[(head + size++) % items.length] = t;
            return true;
        }

        T poll() {
            if (size == 0) {
                throw new NoSuchElementException();
            }
            T t = items[head];
            items[head] = null;
            head = (head + 1) % items.length;
            size--;
            return t;
        }

        @Override
        public Iterator<T> iterator() {
            return new Iterator<T>() {
                private int i;

                @Override
                public boolean hasNext() {
                    return i < size;
                }

                @Override
                public T next() {
                    return items[(head + i++) % items.length];
                }
            };
        }
    }

    static class MinStack {
        private int[] data = new int[2];
        private int[] minima = new int[2];
        private int size;

        void push(int x) {
            if (size == data.length) {
                data = Arrays.copyOf(data, size * 2);
                minima = Arrays.copyOf(minima, size * 2);
            }
            minima[size] = size == 0 ? x : Math.min(x, minima[size - 1]);
            data[size++] = x;
        }

        int pop() {
            return data[--size];
        }

        int min() {
            return minima[size - 1];
        }
    }

    static String evaluate(String rpn) {
        Deque<Long> stack = new ArrayDeque<>();
        for (String t : rpn.trim().split("\\s+")) {
            try {
                switch (t) {
                    case "+" -> stack.push(stack.pop() + stack.pop());
                    case "*" -> stack.push(stack.pop() * stack.pop());
                    case "-" -> {
                        long b = stack.pop();
                        stack.push(stack.pop() - b);
                    }
                    case "/" -> {
                        long b = stack.pop();
                        stack.push(stack.pop() / b);
                    }
                    default -> stack.push(Long.parseLong(t));
                }
            } catch (NoSuchElementException e) {
                return "underflow at " + t;
            } catch (ArithmeticException | NumberFormatException e) {
                return e.getMessage();
            }
        }
        return stack.size() == 1 ? "" + stack.peek() : "left " + stack;
    }

    static boolean balanced(String s) {
        Deque<Character> open = new ArrayDeque<>();
        for (char c : s.toCharArray()) {
            switch (c) {
                case '(', '[', '{' -> open.push(c);
                case ')', ']', '}' -> {
                    if (open.isEmpty() || "([{".indexOf(open.pop()) != ")]}".indexOf(c)) {
                        return false;
                    }
                }
                default -> {
                }
            }
        }
        return open.isEmpty();
    }

    public static void main(String[] args) {
        RingBuffer<String> ring = new RingBuffer<>(3);
        for (int i = 0; i < 5; i++) {
            System.out.print(ring.offer("r" + i) + " ");
            if (i == 2) {
                System.out.print(ring.poll() + " ");
            }
        }
        for (String s : ring) {
            System.out.print(s);
        }
        System.out.println(ring.poll() + ring.poll() + ring.poll());
        try {
            ring.poll();
        } catch (NoSuchElementException e) {
            System.out.println("empty");
        }
        MinStack ms = new MinStack();
        for (int x : new int[] {5, 3, 8, 3, 1, 9}) {
            ms.push(x);
        }
        StringBuilder sb = new StringBuilder();
        while (ms.size > 0) {
            sb.append(ms.min()).append('/').append(ms.pop()).append(' ');
        }
        System.out.println(sb);
        for (String s : new String[] {"3 4 +", "5 1 2 + 4 * + 3 -", "1 +", "1 0 /", "2 3", "x", "9223372036854775807 1 +"}) {
            System.out.println(evaluate(s));
        }
        System.out.println(balanced("{[()]}") + " " + balanced("([)]") + balanced("((") + balanced("") + balanced("a(b)c]"));
        try {
            ms.pop();
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}
