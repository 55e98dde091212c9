// SPDX-License-Identifier: Apache-2.0

/// Lines of text and numbers put together with a `StringBuilder`; in C a buffer of bytes that grows the same way, copied into its own memory at the end.
final class StringBuild {
    private static final int LINES = 10_000;

    private final String[] names = new String[64];
    private final int[] values = new int[LINES];

    private StringBuild() {
        Sequence sequence = new Sequence(13);
        for (int i = 0; i < names.length; i++) {
            char[] name = new char[3 + sequence.below(12)];
            for (int j = 0; j < name.length; j++) {
                name[j] = (char) ('a' + sequence.below(26));
            }
            names[i] = new String(name);
        }
        for (int i = 0; i < LINES; i++) {
            values[i] = sequence.next() >> sequence.below(32);
        }
    }

    private long work() {
        long result = 0;
        for (int i = 0; i < LINES; i++) {
            StringBuilder line = new StringBuilder();
            line.append("item ").append(i).append(": ").append(names[i & 63]).append(" = ").append(values[i]).append('\n');
            String text = line.toString();
            result = result * 31 + text.length() * 7 + text.charAt(text.length() / 2);
        }
        return result;
    }

    public static void main(String[] arguments) {
        StringBuild program = new StringBuild();
        Measure.run("string-build", arguments, program::work);
    }
}
