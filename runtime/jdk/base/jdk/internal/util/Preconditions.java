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

    // String.concat, not +: a StringBuilder would be in every image.

    private static String index(String index, String length) {
        return "Index ".concat(index).concat(" out of bounds for length ").concat(length);
    }

    private static String fromTo(String from, String to, String length) {
        return "Range [".concat(from).concat(", ").concat(to).concat(") out of bounds for length ").concat(length);
    }

    private static String fromSize(String from, String size, String length) {
        return fromTo(from, from.concat(" + ").concat(size), length);
    }

    // The failing halves never return: code that must not allocate may still check its indices.

    private static void failIndex(BiFunction<String, List<Number>, ? extends RuntimeException> formatter, int index, int length) {
        throw exception(formatter, index(Integer.toString(index), Integer.toString(length)));
    }

    private static void failFromTo(BiFunction<String, List<Number>, ? extends RuntimeException> formatter, int from, int to, int length) {
        throw exception(formatter, fromTo(Integer.toString(from), Integer.toString(to), Integer.toString(length)));
    }

    private static void failFromSize(BiFunction<String, List<Number>, ? extends RuntimeException> formatter, int from, int size, int length) {
        throw exception(formatter, fromSize(Integer.toString(from), Integer.toString(size), Integer.toString(length)));
    }

    public static <X extends RuntimeException> int checkIndex(int index, int length, BiFunction<String, List<Number>, X> formatter) {
        if (index < 0 || index >= length) {
            failIndex(formatter, index, length);
        }
        return index;
    }

    public static <X extends RuntimeException> int checkFromToIndex(int from, int to, int length, BiFunction<String, List<Number>, X> formatter) {
        if (from < 0 || from > to || to > length) {
            failFromTo(formatter, from, to, length);
        }
        return from;
    }

    public static <X extends RuntimeException> int checkFromIndexSize(int from, int size, int length, BiFunction<String, List<Number>, X> formatter) {
        if ((length | from | size) < 0 || size > length - from) {
            failFromSize(formatter, from, size, length);
        }
        return from;
    }

    public static <X extends RuntimeException> long checkIndex(long index, long length, BiFunction<String, List<Number>, X> formatter) {
        if (index < 0 || index >= length) {
            throw exception(formatter, index(Long.toString(index), Long.toString(length)));
        }
        return index;
    }

    public static <X extends RuntimeException> long checkFromToIndex(long from, long to, long length, BiFunction<String, List<Number>, X> formatter) {
        if (from < 0 || from > to || to > length) {
            throw exception(formatter, fromTo(Long.toString(from), Long.toString(to), Long.toString(length)));
        }
        return from;
    }

    public static <X extends RuntimeException> long checkFromIndexSize(long from, long size, long length, BiFunction<String, List<Number>, X> formatter) {
        if ((length | from | size) < 0 || size > length - from) {
            throw exception(formatter, fromSize(Long.toString(from), Long.toString(size), Long.toString(length)));
        }
        return from;
    }
}
