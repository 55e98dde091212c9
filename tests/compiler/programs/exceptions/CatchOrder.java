// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EmptyStackException;
import java.util.InputMismatchException;
import java.util.NoSuchElementException;

public class CatchOrder {
    static class A extends Exception {}

    static class B extends A {}

    static class C extends B {}

    interface Marker {}

    static class Marked extends RuntimeException implements Marker {}

    static String classify(Throwable t) {
        try {
            throw t;
        } catch (C e) {
            return "C";
        } catch (B e) {
            return "B";
        } catch (A e) {
            return "A";
        } catch (FileNotFoundException | EOFException e) {
            return "file/eof";
        } catch (IOException e) {
            return "io";
        } catch (InputMismatchException e) {
            return "mismatch";
        } catch (NoSuchElementException | EmptyStackException e) {
            return "no such";
        } catch (NumberFormatException e) {
            return "number";
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "illegal";
        } catch (StringIndexOutOfBoundsException e) {
            return "string index";
        } catch (IndexOutOfBoundsException e) {
            return "index";
        } catch (RuntimeException e) {
            return e instanceof Marker ? "marked" : "runtime " + e.getClass().getSimpleName();
        } catch (Exception e) {
            return "exception";
        } catch (StackOverflowError | OutOfMemoryError e) {
            return "resources";
        } catch (Error e) {
            return "error";
        } catch (Throwable e) {
            return "throwable";
        }
    }

    static int layers(int n) {
        try {
            try {
                try {
                    switch (n) {
                        case 0 -> throw new C();
                        case 1 -> throw new B();
                        case 2 -> throw new A();
                        case 3 -> throw new RuntimeException();
                        default -> {
                            return 0;
                        }
                    }
                } catch (C e) {
                    return 1;
                } finally {
                    n += 10;
                }
            } catch (B e) {
                if (n == 11) {
                    throw new A();
                }
                return 2;
            }
        } catch (A e) {
            return 3 + n;
        } catch (RuntimeException e) {
            return 4;
        }
    }

    public static void main(String[] args) {
        Throwable[] all = {new A(), new B(), new C(), new IOException(), new EOFException(), new FileNotFoundException(), new UncheckedIOException(new IOException()), new InputMismatchException(), new NoSuchElementException(), new EmptyStackException(), new NumberFormatException(), new IllegalArgumentException(),
            new IllegalStateException(), new StringIndexOutOfBoundsException(), new ArrayIndexOutOfBoundsException(), new Marked(), new ClassCastException(), new Exception(), new OutOfMemoryError(), new StackOverflowError(), new AssertionError(), new Throwable(), new ArithmeticException(), new InterruptedException(), null};
        for (Throwable t : all) {
            System.out.print(classify(t) + ", ");
        }
        System.out.println();
        for (int n = 0; n < 5; n++) {
            System.out.print(layers(n) + " ");
        }
        System.out.println();
    }
}
