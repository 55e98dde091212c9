// SPDX-License-Identifier: Apache-2.0
package jdk.internal.util;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Range checks of indices and the exceptions they throw.
///
/// The messages are HotSpot's, put together directly: through `String.format` every array access of the library would reach it.
public class Preconditions {
    public static final BiFunction<String, List<Number>, StringIndexOutOfBoundsException> SIOOBE_FORMATTER = new OfString();
    public static final BiFunction<String, List<Number>, ArrayIndexOutOfBoundsException> AIOOBE_FORMATTER = new OfArray();
    public static final BiFunction<String, List<Number>, IndexOutOfBoundsException> IOOBE_FORMATTER = new OfIndex();

    public Preconditions() {}

    /// Makes one kind of exception from the whole message. Only java.base sees formatters, and all come from here.
    private abstract static class Formatter<X extends RuntimeException> implements BiFunction<String, List<Number>, X> {
        abstract X exception(String message);

        @Override
        public X apply(String check, List<Number> values) {
            return exception(check);
        }
    }

    private static final class OfString extends Formatter<StringIndexOutOfBoundsException> {
        @Override
        StringIndexOutOfBoundsException exception(String message) {
            return new StringIndexOutOfBoundsException(message);
        }
    }

    private static final class OfArray extends Formatter<ArrayIndexOutOfBoundsException> {
        @Override
        ArrayIndexOutOfBoundsException exception(String message) {
            return new ArrayIndexOutOfBoundsException(message);
        }
    }

    private static final class OfIndex extends Formatter<IndexOutOfBoundsException> {
        @Override
        IndexOutOfBoundsException exception(String message) {
            return new IndexOutOfBoundsException(message);
        }
    }

    private static final class OfFunction<X extends RuntimeException> extends Formatter<X> {
        private final Function<String, X> constructor;

        OfFunction(Function<String, X> constructor) {
            this.constructor = constructor;
        }

        @Override
        X exception(String message) {
            return constructor.apply(message);
        }
    }

    public static <X extends RuntimeException> BiFunction<String, List<Number>, X> outOfBoundsExceptionFormatter(Function<String, X> constructor) {
        return new OfFunction<>(constructor);
    }

    private static RuntimeException exception(BiFunction<String, List<Number>, ? extends RuntimeException> formatter, String message) {
        return formatter == null ? new IndexOutOfBoundsException(message) : ((Formatter<?>) (Object) formatter).exception(message);
    }

    private static String index(long index, long length) {
        return "Index " + index + " out of bounds for length " + length;
    }

    private static String fromTo(long from, long to, long length) {
        return "Range [" + from + ", " + to + ") out of bounds for length " + length;
    }

    private static String fromSize(long from, long size, long length) {
        return "Range [" + from + ", " + from + " + " + size + ") out of bounds for length " + length;
    }

    public static <X extends RuntimeException> int checkIndex(int index, int length, BiFunction<String, List<Number>, X> formatter) {
        if (index < 0 || index >= length) {
            throw exception(formatter, index(index, length));
        }
        return index;
    }

    public static <X extends RuntimeException> int checkFromToIndex(int from, int to, int length, BiFunction<String, List<Number>, X> formatter) {
        if (from < 0 || from > to || to > length) {
            throw exception(formatter, fromTo(from, to, length));
        }
        return from;
    }

    public static <X extends RuntimeException> int checkFromIndexSize(int from, int size, int length, BiFunction<String, List<Number>, X> formatter) {
        if ((length | from | size) < 0 || size > length - from) {
            throw exception(formatter, fromSize(from, size, length));
        }
        return from;
    }

    public static <X extends RuntimeException> long checkIndex(long index, long length, BiFunction<String, List<Number>, X> formatter) {
        if (index < 0 || index >= length) {
            throw exception(formatter, index(index, length));
        }
        return index;
    }

    public static <X extends RuntimeException> long checkFromToIndex(long from, long to, long length, BiFunction<String, List<Number>, X> formatter) {
        if (from < 0 || from > to || to > length) {
            throw exception(formatter, fromTo(from, to, length));
        }
        return from;
    }

    public static <X extends RuntimeException> long checkFromIndexSize(long from, long size, long length, BiFunction<String, List<Number>, X> formatter) {
        if ((length | from | size) < 0 || size > length - from) {
            throw exception(formatter, fromSize(from, size, length));
        }
        return from;
    }
}
