// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class NullPointers {
    static class Node {
        Node next;
        int value = 5;
        long wide = 6;
        static int shared = 7;
        int[] data;
        String name;

        int get() {
            return 1;
        }

        final int fin() {
            return 2;
        }

        private int priv() {
            return 3;
        }

        static int stat() {
            return 4;
        }
    }

    interface I {
        int m();
    }

    interface Action {
        Object run();
    }

    static int evaluated;

    static int note(int x) {
        evaluated += x;
        return x;
    }

    static void attempt(String what, Action a) {
        try {
            System.out.println(what + " " + a.run());
        } catch (NullPointerException e) {
            System.out.println(what + " NPE " + evaluated);
        } catch (RuntimeException e) {
            System.out.println(what + " " + e.getClass().getSimpleName());
        }
    }

    static Node none(int x) {
        note(x);
        return null;
    }

    public static void main(String[] args) {
        attempt("field", () -> none(1).value);
        attempt("wide field", () -> none(1).wide);
        attempt("put field", () -> none(1).value = note(10));
        attempt("compound", () -> none(1).value += note(10));
        attempt("increment", () -> none(1).value++);
        attempt("virtual", () -> none(1).get());
        attempt("final", () -> none(1).fin());
        attempt("private", () -> none(1).priv());
        attempt("arguments first", () -> none(1).get() + note(100));
        attempt("chain", () -> new Node().next.next.value);
        attempt("array field", () -> new Node().data[note(0)]);
        attempt("array length", () -> new Node().data.length);
        attempt("array store", () -> new Node().data[note(5)] = note(1000));
        attempt("string", () -> new Node().name.length());
        attempt("string concat", () -> new Node().name + new Node().next);
        attempt("string switch", () -> switch (new Node().name) {
            case "a" -> 1;
            default -> 2;
        });
        attempt("interface", () -> ((I) (Object) null).m());
        attempt("unbox", () -> 1 + (Integer) (Object) null);
        attempt("unbox condition", () -> (Boolean) (Object) null ? 1 : 2);
        attempt("for each array", () -> {
            for (int x : new Node().data) {
                return x;
            }
            return 0;
        });
        attempt("for each list", () -> {
            for (Object x : (java.util.List<?>) null) {
                return x;
            }
            return 0;
        });
        attempt("throw null", () -> {
            throw (RuntimeException) null;
        });
        attempt("method reference", () -> {
            Action a = ((Object) null)::toString;
            return a;
        });
        attempt("inner", () -> ((Outer) null).new In());
        attempt("static through null", () -> ((Node) null).shared + ((Node) null).stat());
        attempt("instanceof", () -> ((Object) null) instanceof Node);
        attempt("cast", () -> (Node) (Object) null);
        attempt("equals", () -> java.util.Objects.equals(null, null));
        attempt("require", () -> java.util.Objects.requireNonNull(null));
        attempt("getClass", () -> ((Object) null).getClass());
        attempt("clone", () -> ((int[]) null).clone());
        attempt("compare", () -> "a".compareTo(null));
        attempt("sb", () -> new StringBuilder((String) null));
        attempt("valueOf", () -> String.valueOf((char[]) null));
        System.out.println(evaluated);
    }

    static class Outer {
        class In {}
    }
}
