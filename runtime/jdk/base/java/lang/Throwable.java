// SPDX-License-Identifier: Apache-2.0
package java.lang;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import jdk.internal.corto.Host;

/// What can be thrown.
///
/// The stack is kept as return addresses: names and lines are in the debug file only, from which the host command puts them back into what
/// `printStackTrace` prints. Throwing therefore costs one walk over frame pointers and one array.
public class Throwable implements Serializable {
    @java.io.Serial
    private static final long serialVersionUID = -3042686055658047285L;

    private static final Throwable[] NONE = {};

    static final boolean jfrTracing = false;       // read by the constructors of Error and Exception

    private String detailMessage;
    private Throwable cause = this;                // this: not initialised yet
    private long[] addresses;                      // where this was created, innermost first; null: not recorded
    private StackTraceElement[] elements;          // given by setStackTrace
    private Throwable[] suppressed = NONE;         // null: suppression is disabled
    private boolean fixedTrace;                    // the stack trace is not writable

    public Throwable() {
        fillInStackTrace();
    }

    public Throwable(String message) {
        fillInStackTrace();
        detailMessage = message;
    }

    public Throwable(String message, Throwable cause) {
        fillInStackTrace();
        detailMessage = message;
        this.cause = cause;
    }

    public Throwable(Throwable cause) {
        fillInStackTrace();
        detailMessage = cause == null ? null : cause.toString();
        this.cause = cause;
    }

    protected Throwable(String message, Throwable cause, boolean enableSuppression, boolean writableStackTrace) {
        if (writableStackTrace) {
            fillInStackTrace();
        } else {
            fixedTrace = true;
        }
        detailMessage = message;
        this.cause = cause;
        if (!enableSuppression) {
            suppressed = null;
        }
    }

    public String getMessage() {
        return detailMessage;
    }

    public String getLocalizedMessage() {
        return getMessage();
    }

    public Throwable getCause() {
        return cause == this ? null : cause;
    }

    public synchronized Throwable initCause(Throwable cause) {
        if (this.cause != this) {
            throw new IllegalStateException("Can't overwrite cause with " + (cause == null ? "a null" : cause.toString()), this);
        }
        if (cause == this) {
            throw new IllegalArgumentException("Self-causation not permitted", this);
        }
        this.cause = cause;
        return this;
    }

    final void setCause(Throwable cause) {
        this.cause = cause;
    }

    @Override
    public String toString() {
        String name = getClass().getName();
        String message = getLocalizedMessage();
        return message == null ? name : name.concat(": ").concat(message);
    }

    public final synchronized void addSuppressed(Throwable exception) {
        if (exception == this) {
            throw new IllegalArgumentException("Self-suppression not permitted", exception);
        }
        if (exception == null) {
            throw new NullPointerException("Cannot suppress a null exception.");
        }
        Throwable[] before = suppressed;
        if (before != null) {
            Throwable[] longer = new Throwable[before.length + 1];
            for (int i = 0; i < before.length; i++) {
                longer[i] = before[i];
            }
            longer[before.length] = exception;
            suppressed = longer;
        }
    }

    public final synchronized Throwable[] getSuppressed() {
        return suppressed == null || suppressed.length == 0 ? NONE : suppressed.clone();
    }

    // Stack traces.

    /// Not synchronized as HotSpot's: constructors call it, before another thread can know the exception.
    public Throwable fillInStackTrace() {
        if (!fixedTrace) {
            addresses = Host.stackTrace();
            elements = null;
        }
        return this;
    }

    /// One element for each frame; its method name is the return address, for want of names in the image.
    public StackTraceElement[] getStackTrace() {
        if (elements != null) {
            return elements.clone();
        }
        long[] from = addresses;
        StackTraceElement[] result = new StackTraceElement[from == null ? 0 : from.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = new StackTraceElement("", hexadecimal(from[i]), null, -1);
        }
        return result;
    }

    public void setStackTrace(StackTraceElement[] stackTrace) {
        StackTraceElement[] copy = stackTrace.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                throw new NullPointerException("stackTrace[" + i + "]");
            }
        }
        if (!fixedTrace) {
            elements = copy;
        }
    }

    public void printStackTrace() {
        printStackTrace(System.err);
    }

    public void printStackTrace(PrintStream to) {
        synchronized (to) {
            print(new ToStream(to), "", "", null, null);
        }
    }

    public void printStackTrace(PrintWriter to) {
        synchronized (to) {
            print(new ToWriter(to), "", "", null, null);
        }
    }

    /// Prints this, then what it suppressed, then its cause. `within` is the throwable whose trace this one continues: the frames that both
    /// have are only counted.
    private void print(Lines to, String indent, String caption, Throwable within, Seen outer) {
        for (Seen s = outer; s != null; s = s.outer) {
            if (s.throwable == this) {
                to.line(indent.concat(caption).concat("[CIRCULAR REFERENCE: ").concat(toString()).concat("]"));
                return;
            }
        }
        Seen seen = new Seen(this, outer);
        to.line(indent.concat(caption).concat(toString()));
        printFrames(to, indent, within);
        Throwable[] hidden = suppressed;
        if (hidden != null) {
            for (Throwable t : hidden) {
                t.print(to, indent.concat("\t"), "Suppressed: ", this, seen);
            }
        }
        Throwable reason = getCause();
        if (reason != null) {
            reason.print(to, indent, "Caused by: ", this, seen);
        }
    }

    private void printFrames(Lines to, String indent, Throwable within) {
        if (elements != null) {
            for (StackTraceElement element : elements) {
                to.line(indent.concat("\tat ").concat(element.toString()));
            }
            return;
        }
        long[] frames = addresses;
        if (frames == null) {
            return;
        }
        int own = frames.length;
        if (within != null && within.addresses != null) {
            long[] others = within.addresses;
            for (int i = others.length; own > 0 && i > 0 && frames[own - 1] == others[i - 1]; i--) {
                own--;
            }
        }
        for (int i = 0; i < own; i++) {
            to.line(indent.concat("\tat ").concat(hexadecimal(frames[i])));
        }
        if (own < frames.length) {
            to.line(indent.concat("\t... ").concat(Integer.toString(frames.length - own)).concat(" more"));
        }
    }

    /// `0x` and the address in hexadecimal without leading zeros.
    private static String hexadecimal(long address) {
        int digits = 1;
        while (digits < 16 && address >>> 4 * digits != 0) {
            digits++;
        }
        byte[] text = new byte[2 + digits];
        text[0] = '0';
        text[1] = 'x';
        for (int i = 0; i < digits; i++) {
            int digit = (int) (address >>> 4 * (digits - 1 - i)) & 0xF;
            text[2 + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        return new String(text, (byte) 0);         // 0: Latin-1
    }

    /// The throwables whose traces are being printed, innermost first.
    private static final class Seen {
        final Throwable throwable;
        final Seen outer;

        Seen(Throwable throwable, Seen outer) {
            this.throwable = throwable;
            this.outer = outer;
        }
    }

    /// Where a trace is printed to. Two classes, so that an image which prints to streams only has no `PrintWriter`.
    private abstract static class Lines {
        abstract void line(String text);
    }

    private static final class ToStream extends Lines {
        private final PrintStream stream;

        ToStream(PrintStream stream) {
            this.stream = stream;
        }

        @Override
        void line(String text) {
            stream.println(text);
        }
    }

    private static final class ToWriter extends Lines {
        private final PrintWriter writer;

        ToWriter(PrintWriter writer) {
            this.writer = writer;
        }

        @Override
        void line(String text) {
            writer.println(text);
        }
    }
}
