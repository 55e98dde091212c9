// SPDX-License-Identifier: Apache-2.0

/// Numbers parsed out of text, a preallocated exception for a malformed one, caught two frames above; in C an error code.
final class ThrowParse {
    private static final int NUMBERS = 4096;
    private static final int ROUNDS = 60;

    @SuppressWarnings("serial")
    private static final class Malformed extends Exception {
        private static final Malformed INSTANCE = new Malformed();

        private Malformed() {
            super("malformed", null, false, false);
        }
    }

    private final byte[] text;
    private int at;

    private ThrowParse(byte[] text) {
        this.text = text;
    }

    private int digit() throws Malformed {
        int c = text[at++];
        if (c < '0' || c > '9') {
            throw Malformed.INSTANCE;
        }
        return c - '0';
    }

    private int number() throws Malformed {
        int value = 0;
        while (text[at] != ',') {
            value = value * 10 + digit();
        }
        return value;
    }

    private void skip() {
        while (text[at] != ',') {
            at++;
        }
    }

    private long work() {
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            at = 0;
            for (int i = 0; i < NUMBERS; i++) {
                try {
                    result = result * 31 + number();
                } catch (Malformed e) {
                    skip();
                    result++;
                }
                at++;
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        byte[] text = new byte[NUMBERS * 5];
        Sequence sequence = new Sequence(7);
        for (int i = 0; i < NUMBERS; i++) {
            for (int j = 0; j < 4; j++) {
                text[i * 5 + j] = (byte) ('0' + sequence.below(10));
            }
            if (i % 4 == 0) {
                text[i * 5 + sequence.below(4)] = 'x';
            }
            text[i * 5 + 4] = ',';
        }
        ThrowParse program = new ThrowParse(text);
        Measure.run("throw-parse", arguments, program::work);
    }
}
