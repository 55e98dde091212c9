// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.List;

public class ToStrings {
    static class Plain {}

    static class WithHash {
        @Override
        public int hashCode() {
            return 0xcafe;
        }
    }

    static class Indented {
        final String name;
        final List<Indented> children = new ArrayList<>();

        Indented(String name, Indented... cs) {
            this.name = name;
            children.addAll(List.of(cs));
        }

        @Override
        public String toString() {
            return toString(0);
        }

        private String toString(int depth) {
            StringBuilder sb = new StringBuilder("-".repeat(depth)).append(name);
            for (Indented c : children) {
                sb.append('/').append(c.toString(depth + 1));
            }
            return sb.toString();
        }
    }

    static class Throwing {
        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }
    }

    static class Counting {
        int calls;

        @Override
        public String toString() {
            return "call" + ++calls;
        }
    }

    public static void main(String[] args) {
        System.out.println(new WithHash());
        System.out.println(new WithHash().toString().equals("objects.ToStrings$WithHash@cafe") + " " + new Plain().toString().startsWith("objects.ToStrings$Plain@") + " " + new WithHash[0].toString().startsWith("[Lobjects.ToStrings$WithHash;@") + new int[0][0].toString().startsWith("[[I@"));
        System.out.println(new Indented("root", new Indented("a", new Indented("b")), new Indented("c")));
        try {
            System.out.println("x" + new Throwing());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Counting c = new Counting();
        System.out.println(c + " " + c + List.of(c, c) + String.valueOf(c) + new StringBuilder().append(c).append((Object) c) + "%s%s".formatted(c, c) + c.calls);
        System.out.println(Integer.class + " " + Runnable.class + " " + int.class + " " + String[].class + " " + void.class + " " + new Exception("m") + " " + Thread.State.WAITING + " " + new StringBuilder("sb") + " " + new java.util.BitSet() + java.nio.ByteOrder.BIG_ENDIAN + java.nio.charset.StandardCharsets.UTF_8);
        Object anonymous = new Object() {
            final int v = 5;

            @Override
            public String toString() {
                return "anonymous " + v;
            }
        };
        System.out.println(anonymous + "" + List.of(anonymous) + java.util.Map.of("k", anonymous));
        char[] cs = {'c', 's'};
        System.out.println("" + cs.length + String.valueOf(cs) + ("" + (Object) cs).startsWith("[C@"));
        System.out.println((Object) null + " " + (String) null + null);
    }
}
