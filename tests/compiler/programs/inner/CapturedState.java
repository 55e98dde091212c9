// SPDX-License-Identifier: Apache-2.0
package inner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class CapturedState {
    static class Account {
        private int balance;
        private final Deque<Runnable> undo = new ArrayDeque<>();

        class Transaction implements AutoCloseable {
            private final int before = balance;
            private boolean committed;

            Transaction add(int amount) {
                balance += amount;
                undo.push(() -> balance -= amount);
                return this;
            }

            void commit() {
                committed = true;
                undo.clear();
            }

            @Override
            public void close() {
                if (!committed) {
                    while (!undo.isEmpty()) {
                        undo.pop().run();
                    }
                    if (balance != before) {
                        throw new IllegalStateException();
                    }
                }
            }
        }

        Transaction begin() {
            return new Transaction();
        }
    }

    static class Tree {
        int value;
        Tree left;
        Tree right;

        Tree(int value) {
            this.value = value;
        }

        void insert(int v) {
            if (v < value) {
                if (left == null) {
                    left = new Tree(v);
                } else {
                    left.insert(v);
                }
            } else if (right == null) {
                right = new Tree(v);
            } else {
                right.insert(v);
            }
        }

        Iterator<Integer> iterator() {
            Deque<Tree> stack = new ArrayDeque<>();
            return new Iterator<>() {
                private Tree at = Tree.this;

                {
                    descend();
                }

                private void descend() {
                    for (; at != null; at = at.left) {
                        stack.push(at);
                    }
                }

                public boolean hasNext() {
                    return !stack.isEmpty();
                }

                public Integer next() {
                    Tree t = stack.pop();
                    at = t.right;
                    descend();
                    return t.value;
                }
            };
        }
    }

    static IntSupplier[] generators() {
        int[] state = {0, 1};
        IntSupplier fib = () -> {
            int r = state[0];
            state[0] = state[1];
            state[1] += r;
            return r;
        };
        return new IntSupplier[] {fib, () -> state[1] - state[0]};
    }

    public static void main(String[] args) {
        Account a = new Account();
        try (Account.Transaction t = a.begin()) {
            t.add(5).add(10).commit();
        }
        try (Account.Transaction t = a.begin()) {
            t.add(100).add(-7);
            System.out.println("inside " + a.balance);
        }
        System.out.println(a.balance);
        Tree root = new Tree(50);
        for (int v : new int[] {30, 70, 10, 40, 60, 80, 35, 45, 65}) {
            root.insert(v);
        }
        StringBuilder out = new StringBuilder();
        root.iterator().forEachRemaining(v -> out.append(v).append(' '));
        System.out.println(out);
        IntSupplier[] g = generators();
        for (int i = 0; i < 10; i++) {
            System.out.print(g[0].getAsInt() + "/" + g[1].getAsInt() + " ");
        }
        System.out.println();
        int[] sum = new int[1];
        IntConsumer adder = x -> sum[0] += x;
        IntConsumer both = adder.andThen(x -> sum[0] *= 2);
        for (int i = 0; i < 5; i++) {
            both.accept(i);
        }
        System.out.println(sum[0]);
    }
}
