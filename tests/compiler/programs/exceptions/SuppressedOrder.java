// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.List;

public class SuppressedOrder {
    static List<String> log = new ArrayList<>();

    record R(String name, int mode) implements AutoCloseable {
        R {
            log.add("+" + name);
            if (mode == 1) {
                throw new IllegalStateException("open " + name);
            }
        }

        @Override
        public void close() throws Exception {
            log.add("-" + name);
            if (mode == 2) {
                throw new Exception("close " + name);
            }
            if (mode == 3) {
                throw new StackOverflowError("close " + name);
            }
        }
    }

    static void show(Throwable t, int depth, StringBuilder out) {
        out.append("  ".repeat(depth)).append(t.getClass().getSimpleName()).append(' ').append(t.getMessage()).append('\n');
        for (Throwable s : t.getSuppressed()) {
            show(s, depth + 1, out);
        }
        if (t.getCause() != null) {
            out.append("  ".repeat(depth)).append("by\n");
            show(t.getCause(), depth, out);
        }
    }

    static int nested(int... modes) throws Exception {
        try (R a = new R("a", modes[0]); R b = new R("b", modes[1])) {
            try (R c = new R("c", modes[2]); var d = new R("d", modes[3])) {
                log.add("body");
                if (modes[4] == 1) {
                    throw new RuntimeException("body");
                }
                return 1;
            } finally {
                log.add("inner finally");
            }
        } catch (IllegalStateException e) {
            log.add("caught " + e.getMessage());
            throw new Exception("wrapped", e);
        } finally {
            log.add("finally");
        }
    }

    public static void main(String[] args) {
        int[][] cases = {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 1}, {2, 2, 2, 2, 1}, {2, 2, 2, 2, 0}, {0, 1, 0, 0, 0}, {2, 1, 0, 0, 0}, {3, 2, 0, 1, 0}, {0, 3, 2, 3, 1}};
        for (int[] c : cases) {
            log.clear();
            try {
                System.out.println("returned " + nested(c));
            } catch (Throwable t) {
                StringBuilder out = new StringBuilder();
                show(t, 0, out);
                System.out.print(out);
            }
            System.out.println(log);
        }
    }
}
