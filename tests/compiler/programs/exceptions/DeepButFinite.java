// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.List;

public class DeepButFinite {
    // A recursive parser is given input that is too deep for any stack, says so, and goes on with the next.
    sealed interface Value {}
    record Number(int value) implements Value {}
    record Sequence(List<Value> items) implements Value {}

    static final class Parser {
        final String text;
        int at;

        Parser(String text) {
            this.text = text;
        }

        Value value() {
            if (at == text.length()) {
                throw new IllegalArgumentException("end at " + at);
            }
            char c = text.charAt(at++);
            if (c == '[') {
                List<Value> items = new ArrayList<>();
                while (at < text.length() && text.charAt(at) != ']') {
                    items.add(value());
                    if (at < text.length() && text.charAt(at) == ',') {
                        at++;
                    }
                }
                at++;
                return new Sequence(items);
            }
            if (c < '0' || c > '9') {
                throw new IllegalArgumentException("'" + c + "' at " + (at - 1));
            }
            return new Number(c - '0');
        }
    }

    static int total(Value value) {
        return switch (value) {
            case Number(int n) -> n;
            case Sequence(var items) -> {
                int sum = 0;
                for (Value item : items) {
                    sum += total(item);
                }
                yield sum;
            }
        };
    }

    static int depth(Value value) {
        return value instanceof Sequence(var items) ? 1 + items.stream().mapToInt(DeepButFinite::depth).max().orElse(0) : 0;
    }

    static String verdict(String text) {
        try {
            Value value = new Parser(text).value();
            return "total " + total(value) + " depth " + depth(value);
        } catch (IllegalArgumentException e) {
            return "bad: " + e.getMessage();
        } catch (StackOverflowError e) {
            return "too deep";
        }
    }

    public static void main(String[] args) {
        String[] texts = {"7", "[1,2,3]", "[[1],[[2]],[[[3]]]]", "[1,x]", "", "[", "[".repeat(300_000), "[".repeat(100) + "5" + "]".repeat(100),
            "[".repeat(400_000) + "5" + "]".repeat(400_000), "[9,[8,[7]]]"};
        for (String text : texts) {
            System.out.println((text.length() > 40 ? text.length() + " characters" : text) + " -> " + verdict(text));
        }
        for (int i = 0; i < 20; i++) {
            if (!verdict("[".repeat(200_000)).equals("too deep")) {
                System.out.println("round " + i);
            }
        }
        System.out.println(verdict("[1,[2]]"));
    }
}
