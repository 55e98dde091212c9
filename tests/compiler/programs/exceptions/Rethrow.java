// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.io.IOException;

public class Rethrow {
    static class Base extends Exception {
        Base(String m) {
            super(m);
        }
    }

    static class Derived extends Base {
        Derived(String m) {
            super(m);
        }
    }

    static void precise(int n) throws Derived, IOException {
        try {
            switch (n) {
                case 0 -> throw new Derived("d");
                case 1 -> throw new IOException("io");
                case 2 -> throw new IllegalStateException("ise");
                default -> System.out.println("fine");
            }
        } catch (Exception e) {
            System.out.print("rethrowing;");
            throw e;
        }
    }

    static void order(int n) {
        try {
            if (n == 0) {
                throw new Derived("derived");
            }
            if (n == 1) {
                throw new Base("base");
            }
            if (n == 2) {
                throw new Error("error");
            }
        } catch (Derived e) {
            System.out.println("Derived " + e.getMessage());
        } catch (Base e) {
            System.out.println("Base " + e.getMessage());
        } catch (Throwable t) {
            System.out.println("Throwable " + t.getMessage());
        }
    }

    static <T extends Throwable> void sneaky(Throwable t) throws T {
        @SuppressWarnings("unchecked")
        T x = (T) t;
        throw x;
    }

    static int fromCatch() {
        int n = 0;
        while (true) {
            try {
                n++;
                if (n < 5) {
                    throw new RuntimeException("r" + n);
                }
                return n;
            } catch (RuntimeException e) {
                if (n == 2) {
                    continue;
                }
                try {
                    throw new IllegalStateException("in catch", e);
                } catch (IllegalStateException e2) {
                    n += e2.getCause().getMessage().length() - 2;
                }
            } finally {
                System.out.print("f" + n + " ");
            }
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 4; i++) {
            try {
                precise(i);
            } catch (Derived e) {
                System.out.println("D " + e.getMessage());
            } catch (IOException e) {
                System.out.println("IO " + e.getMessage());
            } catch (RuntimeException e) {
                System.out.println("R " + e.getMessage());
            }
            order(i);
        }
        try {
            Rethrow.<RuntimeException>sneaky(new IOException("sneaked"));
        } catch (Exception e) {
            System.out.println(e.getClass().getName() + e.getMessage());
        }
        System.out.println(fromCatch());
        Throwable saved = null;
        for (int i = 0; i < 3; i++) {
            try {
                if (saved != null) {
                    throw saved;
                }
                throw new Exception("first");
            } catch (Throwable t) {
                if (saved == null) {
                    saved = t;
                }
                System.out.println((saved == t) + " " + t.getMessage());
            }
        }
    }
}
