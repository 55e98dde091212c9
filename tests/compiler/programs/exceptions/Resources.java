// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class Resources {
    static StringBuilder log = new StringBuilder();

    static class Res implements AutoCloseable {
        final String name;
        final boolean failing;

        Res(String name, boolean failOpen, boolean failClose) {
            log.append("open ").append(name).append(';');
            if (failOpen) {
                throw new IllegalStateException("open " + name);
            }
            this.name = name;
            this.failing = failClose;
        }

        @Override
        public void close() {
            log.append("close ").append(name).append(';');
            if (failing) {
                throw new IllegalArgumentException("close " + name);
            }
        }
    }

    static void run(boolean o1, boolean c1, boolean o2, boolean c2, boolean body) {
        log.setLength(0);
        try (Res a = new Res("a", o1, c1); Res nothing = null; Res b = new Res("b", o2, c2)) {
            log.append("body ").append(a.name).append(b.name).append(';');
            if (body) {
                throw new UnsupportedOperationException("body");
            }
        } catch (IllegalStateException | UnsupportedOperationException e) {
            log.append("caught ").append(e.getMessage()).append(';');
            for (Throwable s : e.getSuppressed()) {
                log.append("suppressed ").append(s.getMessage()).append(';');
            }
        } catch (IllegalArgumentException e) {
            log.append("close failed ").append(e.getMessage()).append(' ').append(e.getSuppressed().length).append(';');
        } finally {
            log.append("finally");
        }
        System.out.println(log);
    }

    static int returning() {
        try (Res r = new Res("r", false, false)) {
            return log.length();
        }
    }

    static void existing(Res r) {
        try (r) {
            log.append("using");
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 32; i++) {
            run((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0, (i & 16) != 0);
        }
        log.setLength(0);
        System.out.println(returning() + " " + log);
        existing(new Res("x", false, false));
        System.out.println(log);
        int count = 0;
        for (int i = 0; i < 3; i++) {
            try (Res r = new Res("l" + i, false, i == 1)) {
                if (i == 2) {
                    break;
                }
                count++;
                continue;
            } catch (IllegalArgumentException e) {
                count += 10;
            }
        }
        System.out.println(count);
    }
}
