// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.List;

public class CloseFailures {
    static final List<String> events = new ArrayList<>();

    static final class Channel implements AutoCloseable {
        private final String name;
        private final boolean failsToClose;

        Channel(String name, boolean failsToOpen, boolean failsToClose) throws OpenException {
            if (failsToOpen) {
                throw new OpenException(name);
            }
            events.add("open " + name);
            this.name = name;
            this.failsToClose = failsToClose;
        }

        @Override
        public void close() throws CloseException {
            events.add("close " + name);
            if (failsToClose) {
                throw new CloseException(name);
            }
        }
    }

    static class OpenException extends Exception {
        OpenException(String message) {
            super(message);
        }
    }

    static class CloseException extends Exception {
        CloseException(String message) {
            super(message, null, true, false);
        }
    }

    static String use(int flags) {
        events.clear();
        try (Channel a = new Channel("a", (flags & 1) != 0, (flags & 2) != 0);
             Channel absent = null;
             Channel b = new Channel("b", (flags & 4) != 0, (flags & 8) != 0)) {
            if ((flags & 16) != 0) {
                throw new IllegalStateException("body");
            }
            return "returned";
        } catch (OpenException e) {
            return "open failed " + chain(e);
        } catch (CloseException e) {
            return "close failed " + chain(e);
        } catch (IllegalStateException e) {
            return "body failed " + chain(e);
        } finally {
            events.add("finally");
        }
    }

    static String chain(Throwable t) {
        StringBuilder s = new StringBuilder(t.getMessage());
        for (Throwable suppressed : t.getSuppressed()) {
            s.append(" (").append(chain(suppressed)).append(')');
        }
        return s.toString();
    }

    public static void main(String[] args) {
        for (int flags = 0; flags < 32; flags++) {
            System.out.println(flags + " " + use(flags) + " " + events);
        }
        Exception e = new Exception("self");
        try {
            e.addSuppressed(e);
        } catch (IllegalArgumentException x) {
            System.out.println(x.getMessage() + " " + (x.getCause() == e));
        }
        try {
            e.addSuppressed(null);
        } catch (NullPointerException x) {
            System.out.println(x.getMessage());
        }
        try {
            e.initCause(e);
        } catch (IllegalArgumentException x) {
            System.out.println(x.getMessage());
        }
        e.initCause(null);
        try {
            e.initCause(new Error());
        } catch (IllegalStateException x) {
            System.out.println(x.getMessage());
        }
        Exception silent = new Exception("no suppression", null, false, false) { };
        silent.addSuppressed(e);
        System.out.println(silent.getSuppressed().length + " " + silent.getStackTrace().length + " " + silent.getClass().getName());
    }
}
