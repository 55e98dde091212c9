// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class UncaughtCause {
    static class Failure extends RuntimeException {
        Failure(Throwable cause) {
            super("failure", cause);
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("before");
        try {
            Object o = args;
            String s = (String) o;
            System.out.println(s);
        } catch (ClassCastException e) {
            Failure f = new Failure(e);
            f.addSuppressed(new Exception("also"));
            throw f;
        } finally {
            System.out.println("finally");
        }
    }
}
