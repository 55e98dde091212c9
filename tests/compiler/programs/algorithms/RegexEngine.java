// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.List;

public class RegexEngine {
    // A backtracking matcher built from closures in continuation style: each node gets what must match after it.
    interface Next {
        boolean at(int position);
    }

    interface Node {
        boolean match(String text, int position, Next next);
    }

    private final String pattern;
    private int at;
    static int steps;

    RegexEngine(String pattern) {
        this.pattern = pattern;
    }

    static Node compile(String pattern) {
        RegexEngine parser = new RegexEngine(pattern);
        Node node = parser.alternatives();
        if (parser.at != pattern.length()) {
            throw new IllegalArgumentException("unmatched ) at " + parser.at);
        }
        return node;
    }

    static boolean matches(Node node, String text) {
        return node.match(text, 0, end -> end == text.length());
    }

    Node alternatives() {
        List<Node> options = new ArrayList<>(List.of(sequence()));
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            options.add(sequence());
        }
        return options.size() == 1 ? options.getFirst() : (text, position, next) -> {
            for (Node option : options) {
                if (option.match(text, position, next)) {
                    return true;
                }
            }
            return false;
        };
    }

    Node sequence() {
        Node all = (_, position, next) -> next.at(position);
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            Node before = all;
            Node last = repeated(atom());
            all = (text, position, next) -> before.match(text, position, middle -> last.match(text, middle, next));
        }
        return all;
    }

    Node repeated(Node node) {
        if (at == pattern.length()) {
            return node;
        }
        switch (pattern.charAt(at)) {
            case '*':
                at++;
                return star(node);
            case '+':
                at++;
                Node star = star(node);
                return (text, position, next) -> node.match(text, position, middle -> star.match(text, middle, next));
            case '?':
                at++;
                return (text, position, next) -> node.match(text, position, next) || next.at(position);
            default:
                return node;
        }
    }

    static Node star(Node node) {
        return new Node() {
            @Override
            public boolean match(String text, int position, Next next) {
                return node.match(text, position, middle -> middle > position && this.match(text, middle, next)) || next.at(position);
            }
        };
    }

    Node atom() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '(' -> {
                Node inside = alternatives();
                if (at == pattern.length()) {
                    throw new IllegalArgumentException("missing )");
                }
                at++;
                return inside;
            }
            case '*', '+', '?' -> throw new IllegalArgumentException("nothing to repeat at " + (at - 1));
            case '.' -> {
                return (text, position, next) -> position < text.length() && next.at(position + 1);
            }
            case '\\' -> c = pattern.charAt(at++);
            default -> { }
        }
        char wanted = c;
        return (text, position, next) -> {
            steps++;
            return position < text.length() && text.charAt(position) == wanted && next.at(position + 1);
        };
    }

    public static void main(String[] args) {
        String[] patterns = {"abc", "a*b", "(ab|ba)+c?", "(a|b)*abb", ".*x.*y", "(a*)*", "((a|ab)(c|bcd))(d*)", "\\*+", "", "a|", "(x", "x)", "*a"};
        String[] texts = {"", "abc", "aaab", "abbac", "babb", "xxyy", "aaaa", "abcd", "***"};
        for (String pattern : patterns) {
            try {
                Node node = compile(pattern);
                StringBuilder line = new StringBuilder();
                for (String text : texts) {
                    line.append(matches(node, text) ? '1' : '0');
                    if (!pattern.equals("(x") && matches(node, text) != text.matches(pattern)) {
                        line.append('!');
                    }
                }
                System.out.println(pattern + " " + line);
            } catch (IllegalArgumentException e) {
                System.out.println(pattern + " " + e.getMessage());
            }
        }
        System.out.println(matches(compile("(a|aa)*b"), "a".repeat(20)) + " " + steps);
    }
}
