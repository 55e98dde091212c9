// SPDX-License-Identifier: Apache-2.0
package java.nio.charset;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;

/// How a step of a coder ended. One object for each usual result; HotSpot's keep the unusual ones in concurrent maps.
public class CoderResult {
    public static final CoderResult UNDERFLOW = new CoderResult(Kind.UNDERFLOW, 0);
    public static final CoderResult OVERFLOW = new CoderResult(Kind.OVERFLOW, 0);

    private static final CoderResult[] MALFORMED = upTo4(Kind.MALFORMED);
    private static final CoderResult[] UNMAPPABLE = upTo4(Kind.UNMAPPABLE);

    private enum Kind {
        UNDERFLOW, OVERFLOW, MALFORMED, UNMAPPABLE
    }

    private final Kind kind;
    private final int length;

    private CoderResult(Kind kind, int length) {
        this.kind = kind;
        this.length = length;
    }

    private static CoderResult[] upTo4(Kind kind) {
        CoderResult[] results = new CoderResult[5];
        for (int i = 1; i < results.length; i++) {
            results[i] = new CoderResult(kind, i);
        }
        return results;
    }

    public static CoderResult malformedForLength(int length) {
        return length > 0 && length < MALFORMED.length ? MALFORMED[length] : unusual(Kind.MALFORMED, length);
    }

    public static CoderResult unmappableForLength(int length) {
        return length > 0 && length < UNMAPPABLE.length ? UNMAPPABLE[length] : unusual(Kind.UNMAPPABLE, length);
    }

    private static CoderResult unusual(Kind kind, int length) {
        if (length <= 0) {
            throw new IllegalArgumentException("Non-positive length");
        }
        return new CoderResult(kind, length);
    }

    public boolean isUnderflow() {
        return kind == Kind.UNDERFLOW;
    }

    public boolean isOverflow() {
        return kind == Kind.OVERFLOW;
    }

    public boolean isError() {
        return isMalformed() || isUnmappable();
    }

    public boolean isMalformed() {
        return kind == Kind.MALFORMED;
    }

    public boolean isUnmappable() {
        return kind == Kind.UNMAPPABLE;
    }

    public int length() {
        if (!isError()) {
            throw new UnsupportedOperationException();
        }
        return length;
    }

    public void throwException() throws CharacterCodingException {
        switch (kind) {
            case UNDERFLOW -> throw new BufferUnderflowException();
            case OVERFLOW -> throw new BufferOverflowException();
            case MALFORMED -> throw new MalformedInputException(length);
            case UNMAPPABLE -> throw new UnmappableCharacterException(length);
        }
    }

    @Override
    public String toString() {
        return isError() ? kind.name().concat("[").concat(Integer.toString(length)).concat("]") : kind.name();
    }
}
