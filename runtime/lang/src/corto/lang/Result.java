// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// What a kernel operation gives: a value, or one of Linux's error numbers as −4095…−1, the very bits a system call returns.
@Word
public record Result(long bits) {
    private static final long LOWEST_ERROR = -4095;

    @AlwaysInline
    public static Result of(long value) {
        return new Result(value);
    }

    @AlwaysInline
    public static Result error(Errno errno) {
        return new Result(-errno.number());
    }

    @AlwaysInline
    public boolean isError() {
        return bits < 0 && bits >= LOWEST_ERROR;
    }

    /// The value of a result that is no error.
    @AlwaysInline
    public long value() {
        assert !isError();
        return bits;
    }

    /// Linux's number of the error, or 0.
    @AlwaysInline
    public int errno() {
        return isError() ? (int) -bits : 0;
    }
}
