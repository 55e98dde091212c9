// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

public class HundredFifty {
    static int n;

    static final IntUnaryOperator[] ALL = {
        x -> x + 1,
        x -> x % 2 == 0 ? x / 2 : x + 2,
        x -> x % 2 == 0 ? x / 2 : x + 3,
        x -> x + 4,
        x -> { n += 5; return x - n; },
        x -> x % 2 == 0 ? x / 2 : x + 6,
        x -> x * 7 + 1,
        x -> Math.max(x, 8),
        x -> x * 9 + 1,
        x -> x * 10 + 1,
        x -> x + 11,
        x -> x ^ 12,
        x -> x * 13 + 1,
        x -> x ^ 14,
        x -> { n += 15; return x - n; },
        x -> x * 16 + 1,
        x -> { n += 17; return x - n; },
        x -> x ^ 18,
        x -> x ^ 19,
        x -> { n += 20; return x - n; },
        x -> Math.max(x, 21),
        x -> x * 22 + 1,
        x -> x + 23,
        x -> x % 2 == 0 ? x / 2 : x + 24,
        x -> x ^ 25,
        x -> Math.max(x, 26),
        x -> x % 2 == 0 ? x / 2 : x + 27,
        x -> { n += 28; return x - n; },
        x -> { n += 29; return x - n; },
        x -> Math.max(x, 30),
        x -> { n += 31; return x - n; },
        x -> x * 32 + 1,
        x -> { n += 33; return x - n; },
        x -> x * 34 + 1,
        x -> { n += 35; return x - n; },
        x -> { n += 36; return x - n; },
        x -> x + 37,
        x -> Math.max(x, 38),
        x -> x * 39 + 1,
        x -> { n += 40; return x - n; },
        x -> x + 41,
        x -> x * 42 + 1,
        x -> x * 43 + 1,
        x -> x * 44 + 1,
        x -> Math.max(x, 45),
        x -> { n += 46; return x - n; },
        x -> x % 2 == 0 ? x / 2 : x + 47,
        x -> x + 48,
        x -> { n += 49; return x - n; },
        x -> x + 50,
        x -> x ^ 51,
        x -> x % 2 == 0 ? x / 2 : x + 52,
        x -> { n += 53; return x - n; },
        x -> { n += 54; return x - n; },
        x -> { n += 55; return x - n; },
        x -> Math.max(x, 56),
        x -> x + 57,
        x -> { n += 58; return x - n; },
        x -> x + 59,
        x -> x * 60 + 1,
        x -> x * 61 + 1,
        x -> x ^ 62,
        x -> x + 63,
        x -> x + 64,
        x -> { n += 65; return x - n; },
        x -> Math.max(x, 66),
        x -> { n += 67; return x - n; },
        x -> x + 68,
        x -> x + 69,
        x -> Math.max(x, 70),
        x -> x ^ 71,
        x -> { n += 72; return x - n; },
        x -> { n += 73; return x - n; },
        x -> { n += 74; return x - n; },
        x -> { n += 75; return x - n; },
        x -> x * 76 + 1,
        x -> x % 2 == 0 ? x / 2 : x + 77,
        x -> x ^ 78,
        x -> Math.max(x, 79),
        x -> { n += 80; return x - n; },
        x -> { n += 81; return x - n; },
        x -> Math.max(x, 82),
        x -> { n += 83; return x - n; },
        x -> x * 84 + 1,
        x -> x % 2 == 0 ? x / 2 : x + 85,
        x -> { n += 86; return x - n; },
        x -> x ^ 87,
        x -> { n += 88; return x - n; },
        x -> x * 89 + 1,
        x -> Math.max(x, 90),
        x -> x * 91 + 1,
        x -> Math.max(x, 92),
        x -> x + 93,
        x -> Math.max(x, 94),
        x -> Math.max(x, 95),
        x -> x ^ 96,
        x -> x + 97,
        x -> x % 2 == 0 ? x / 2 : x + 98,
        x -> x * 99 + 1,
        x -> Math.max(x, 100),
        x -> x + 101,
        x -> x * 102 + 1,
        x -> x % 2 == 0 ? x / 2 : x + 103,
        x -> x ^ 104,
        x -> x + 105,
        x -> x * 106 + 1,
        x -> x % 2 == 0 ? x / 2 : x + 107,
        x -> x % 2 == 0 ? x / 2 : x + 108,
        x -> x % 2 == 0 ? x / 2 : x + 109,
        x -> x ^ 110,
        x -> x * 111 + 1,
        x -> x ^ 112,
        x -> x * 113 + 1,
        x -> Math.max(x, 114),
        x -> x * 115 + 1,
        x -> x % 2 == 0 ? x / 2 : x + 116,
        x -> x + 117,
        x -> Math.max(x, 118),
        x -> Math.max(x, 119),
        x -> x * 120 + 1,
        x -> x % 2 == 0 ? x / 2 : x + 121,
        x -> x * 122 + 1,
        x -> x * 123 + 1,
        x -> x % 2 == 0 ? x / 2 : x + 124,
        x -> Math.max(x, 125),
        x -> { n += 126; return x - n; },
        x -> Math.max(x, 127),
        x -> x ^ 128,
        x -> Math.max(x, 129),
        x -> x * 130 + 1,
        x -> x ^ 131,
        x -> x ^ 132,
        x -> x + 133,
        x -> x % 2 == 0 ? x / 2 : x + 134,
        x -> x ^ 135,
        x -> x + 136,
        x -> x ^ 137,
        x -> { n += 138; return x - n; },
        x -> Math.max(x, 139),
        x -> Math.max(x, 140),
        x -> x % 2 == 0 ? x / 2 : x + 141,
        x -> x + 142,
        x -> Math.max(x, 143),
        x -> x ^ 144,
        x -> { n += 145; return x - n; },
        x -> { n += 146; return x - n; },
        x -> x ^ 147,
        x -> { n += 148; return x - n; },
        x -> x + 149,
        x -> x + 150
    };

    static List<Supplier<String>> suppliers(int a, String b, long c) {
        List<Supplier<String>> l = new ArrayList<>();
        l.add(() -> b.repeat(0 % 3) + c);
        l.add(() -> a + 1 + b);
        l.add(() -> a + 2 + b);
        l.add(() -> "k" + (c >> 3 % 33) + a);
        l.add(() -> "k" + (c >> 4 % 33) + a);
        l.add(() -> a + 5 + b);
        l.add(() -> b.repeat(6 % 3) + c);
        l.add(() -> "k" + (c >> 7 % 33) + a);
        l.add(() -> b.repeat(8 % 3) + c);
        l.add(() -> b + b + 9);
        l.add(() -> "k" + (c >> 10 % 33) + a);
        l.add(() -> b + b + 11);
        l.add(() -> b.repeat(12 % 3) + c);
        l.add(() -> String.valueOf(a * 13));
        l.add(() -> String.valueOf(a * 14));
        l.add(() -> String.valueOf(a * 15));
        l.add(() -> b + b + 16);
        l.add(() -> "k" + (c >> 17 % 33) + a);
        l.add(() -> a + 18 + b);
        l.add(() -> "k" + (c >> 19 % 33) + a);
        l.add(() -> a + 20 + b);
        l.add(() -> b.repeat(21 % 3) + c);
        l.add(() -> b + b + 22);
        l.add(() -> a + 23 + b);
        l.add(() -> "k" + (c >> 24 % 33) + a);
        l.add(() -> a + 25 + b);
        l.add(() -> a + 26 + b);
        l.add(() -> "k" + (c >> 27 % 33) + a);
        l.add(() -> a + 28 + b);
        l.add(() -> String.valueOf(a * 29));
        l.add(() -> b.repeat(30 % 3) + c);
        l.add(() -> a + 31 + b);
        l.add(() -> "k" + (c >> 32 % 33) + a);
        l.add(() -> a + 33 + b);
        l.add(() -> b + b + 34);
        l.add(() -> a + 35 + b);
        l.add(() -> "k" + (c >> 36 % 33) + a);
        l.add(() -> String.valueOf(a * 37));
        l.add(() -> b + b + 38);
        l.add(() -> "k" + (c >> 39 % 33) + a);
        return l;
    }

    public static void main(String[] args) {
        int x = 1;
        for (IntUnaryOperator f : ALL) {
            x = f.applyAsInt(x) % 1000003;
        }
        System.out.println(x + " " + n + " " + ALL.length);
        StringBuilder sb = new StringBuilder();
        for (Supplier<String> s : suppliers(3, "b", 1L << 33)) {
            sb.append(s.get()).append(' ');
        }
        System.out.println(sb);
        IntUnaryOperator composed = IntUnaryOperator.identity();
        for (int i = 0; i < ALL.length; i += 3) {
            composed = composed.andThen(ALL[i]).andThen(v -> v % 10007);
        }
        System.out.println(composed.applyAsInt(42));
    }
}
