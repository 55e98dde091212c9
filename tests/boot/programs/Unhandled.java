// SPDX-License-Identifier: Apache-2.0
import corto.lang.NeverInline;

/// Throws what nothing handles, and what something handles; the first argument chooses. Built with `RUNTIME_UNHANDLED_PANIC`.
public class Unhandled {
    private static final class Node {
        int value;
        Node next;
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private static int calls;

    public static void main(String[] args) {
        System.out.println("before");
        try {
            fault(args[0], args.length);
        } catch (Refused refused) {
            System.out.println("handled: " + refused.getMessage());
        } finally {
            System.out.println("after");
        }
    }

    private static void fault(String name, int one) {
        switch (name) {
            case "index" -> System.out.println(new int[one + 1][3 * one].length + element(new int[one + 1], 3 * one));
            case "field of null" -> System.out.println(list(one).next.next.value);
            case "cast" -> System.out.println(((Node) choose(one)).value);
            case "division" -> System.out.println(one / (one - 1));
            case "thrown" -> throw new IllegalStateException("state " + one);
            case "recursion" -> System.out.println(depth(one));
            case "handled" -> refuse(one);
            case "memory" -> System.out.println(exhaust(one));
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static int element(int[] array, int index) {
        return array[index];
    }

    private static Node list(int length) {
        Node list = null;
        for (int i = 0; i < length; i++) {
            Node node = new Node();
            node.next = list;
            node.value = i;
            list = node;
        }
        return list;
    }

    private static Object choose(int which) {
        return which == 0 ? new Node() : new StringBuilder().append(which);
    }

    private static int depth(int level) {
        calls++;
        return depth(level + 1) + depth(level + 2) + calls;
    }

    private static void refuse(int number) {
        try {
            throw new Refused("number " + number);
        } finally {
            System.out.println("finally");
        }
    }

    /// Takes all memory; what catches the error goes on.
    private static String exhaust(int one) {
        Node list = null;
        int caught = 0;
        for (int round = 0; round < 3; round++) {
            try {
                list = fill(one);
            } catch (OutOfMemoryError noMemory) {
                caught++;
                list = null;
            }
        }
        return caught + " times, " + (list == null ? "nothing left" : "a list");
    }

    /// A frame of its own: what is left in one that goes on counts as in use.
    @NeverInline
    private static Node fill(int one) {
        Node list = null;
        while (one > 0) {
            Node node = new Node();
            node.next = list;
            list = node;
        }
        return list;
    }
}
