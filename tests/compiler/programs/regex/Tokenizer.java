// SPDX-License-Identifier: Apache-2.0
package regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Tokenizer {
    static final Pattern TOKEN = Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)|([A-Za-z_]\\w*)|(\\*\\*|[-+*/%^=()])|(.))");

    private final Matcher m;
    private String number;
    private String name;
    private String op;
    static final Map<String, Double> VARIABLES = new HashMap<>();

    Tokenizer(String text) {
        m = TOKEN.matcher(text);
        advance();
    }

    void advance() {
        number = name = op = null;
        if (m.find()) {
            number = m.group(1);
            name = m.group(2);
            op = m.group(3);
            if (m.group(4) != null) {
                throw new IllegalArgumentException("unexpected '" + m.group(4) + "' at " + m.start(4));
            }
        }
    }

    static int precedence(String op) {
        return switch (op) {
            case "=" -> 0;
            case "+", "-" -> 1;
            case "*", "/", "%" -> 2;
            case "**", "^" -> 3;
            default -> -1;
        };
    }

    double expression(int minimum) {
        double left = primary();
        while (op != null && precedence(op) >= minimum && precedence(op) > 0) {
            String o = op;
            int p = precedence(o);
            advance();
            double right = expression(p == 3 ? p : p + 1);
            left = switch (o) {
                case "+" -> left + right;
                case "-" -> left - right;
                case "*" -> left * right;
                case "/" -> left / right;
                case "%" -> left % right;
                default -> {
                    double r = 1;
                    for (int i = 0; i < right; i++) {
                        r *= left;
                    }
                    yield r;
                }
            };
        }
        return left;
    }

    double primary() {
        if (number != null) {
            double d = Double.parseDouble(number);
            advance();
            return d;
        }
        if (name != null) {
            String n = name;
            advance();
            if ("=".equals(op)) {
                advance();
                double v = expression(1);
                VARIABLES.put(n, v);
                return v;
            }
            Double v = VARIABLES.get(n);
            if (v == null) {
                throw new IllegalArgumentException("unknown " + n);
            }
            return v;
        }
        if ("-".equals(op)) {
            advance();
            return -expression(3);
        }
        if ("(".equals(op)) {
            advance();
            double v = expression(1);
            if (!")".equals(op)) {
                throw new IllegalArgumentException("missing )");
            }
            advance();
            return v;
        }
        throw new IllegalArgumentException("value expected");
    }

    public static void main(String[] args) {
        Deque<String> lines = new ArrayDeque<>(java.util.List.of("1+2*3", "(1+2)*3", "2**3**2", "x = 4 * 2.5e1", "x / 7", "-x + 1", "10 % 4 - -2", "y", "3 $ 4", "(1", "1 +", "1/0", "2^10"));
        while (!lines.isEmpty()) {
            String l = lines.poll();
            try {
                System.out.println(l + " => " + new Tokenizer(l).expression(1));
            } catch (IllegalArgumentException e) {
                System.out.println(l + " => " + e.getMessage());
            }
        }
    }
}
