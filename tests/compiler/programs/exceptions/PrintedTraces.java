// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.io.PrintWriter;
import java.io.StringWriter;

public class PrintedTraces {
    // What printStackTrace writes besides frames: causes, suppressed exceptions, circles, overridden toString.
    static class Plain extends RuntimeException {
        Plain(String message, Throwable cause) {
            super(message, cause, true, false);
        }
    }

    static class Named extends Exception {
        Named() {
            super("hidden");
        }

        @Override
        public String toString() {
            return "a name of its own";
        }
    }

    static class Localized extends Exception {
        @Override
        public String getLocalizedMessage() {
            return "localized";
        }
    }

    static void print(Throwable t) {
        StringWriter text = new StringWriter();
        t.printStackTrace(new PrintWriter(text, true));
        text.toString().lines().filter(line -> !line.strip().startsWith("at ") && !line.strip().startsWith("...")).forEach(System.out::println);
        System.out.println("--");
    }

    public static void main(String[] args) {
        print(new Plain("message", null));
        print(new Plain(null, null));
        print(new Plain("", new Plain("cause", new Plain("root\nof two lines", null))));
        print(new Named());
        print(new Localized());
        Plain many = new Plain("with suppressed", new Named());
        many.addSuppressed(new Plain("first", new Plain("cause of first", null)));
        many.addSuppressed(new Localized());
        print(many);
        Plain circle = new Plain("circle", null);
        Plain other = new Plain("other", circle);
        circle.addSuppressed(other);
        print(circle);
        System.err.println("to standard error");
        new Plain("printed there", new Named()).printStackTrace();
        many.printStackTrace(System.err);
        System.out.println(new Exception((Throwable) null).getMessage() + " " + new Exception(new Named()).getMessage() + " " + new Error("e", many).getCause().getMessage());
        Throwable filled = new Exception("trace").fillInStackTrace();
        filled.setStackTrace(new StackTraceElement[] {new StackTraceElement("pkg.Type", "method", "Type.java", 12), new StackTraceElement("T", "<init>", null, -1), new StackTraceElement("N", "n", "N.java", -2)});
        for (StackTraceElement element : filled.getStackTrace()) {
            System.out.println(element + " " + element.getClassName() + " " + element.getMethodName() + " " + element.getLineNumber() + " " + element.isNativeMethod());
        }
    }
}
