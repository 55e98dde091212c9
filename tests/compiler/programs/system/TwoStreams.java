// SPDX-License-Identifier: Apache-2.0
package system;

public class TwoStreams {
    // Both streams in turn, partial lines, flushes, replaced streams, errors of a PrintStream; the end is an uncaught exception from a finally block.
    static int depth;

    static void unwind(int n) {
        try {
            if (n == 0) {
                throw new IllegalArgumentException("first, lost");
            }
            unwind(n - 1);
        } finally {
            System.err.println("leaving " + n);
            if (n == 2) {
                throw new UnsupportedOperationException("second", new RuntimeException("its cause\nof two lines"));
            }
        }
    }

    public static void main(String[] args) {
        System.out.print("out without newline, ");
        System.err.println("err 1");
        System.out.println("out 2");
        System.err.print('e');
        System.err.print(3L);
        System.err.print(1.5f);
        System.err.print(new char[] {'[', ']'});
        System.err.print((Object) null);
        System.err.println();
        System.out.printf("%d%n", 5);
        System.out.append("appended").append('c').append("xyz", 1, 2).println(true);
        System.out.write(65);
        System.out.write(new byte[] {66, 67, 10}, 0, 3);
        System.out.flush();
        java.io.PrintStream original = System.out;
        java.io.ByteArrayOutputStream captured = new java.io.ByteArrayOutputStream();
        System.setOut(new java.io.PrintStream(captured, true));
        System.out.println("hidden ä");
        System.setOut(original);
        System.out.println("captured " + captured.size() + " " + captured.toString().strip());
        java.io.PrintStream failing = new java.io.PrintStream(new java.io.OutputStream() {
            @Override
            public void write(int b) throws java.io.IOException {
                throw new java.io.IOException("disk full");
            }
        });
        failing.print("x");
        System.out.println(failing.checkError() + " " + System.out.checkError());
        System.out.println("ü€😀 out");
        System.err.println("ü€😀 err");
        unwind(4);
    }
}
