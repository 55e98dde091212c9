// SPDX-License-Identifier: Apache-2.0
package java.lang;

/// A null reference where an object is needed. HotSpot's describes the failing expression from the bytecode, which an image does not have.
public class NullPointerException extends RuntimeException {
    @java.io.Serial
    private static final long serialVersionUID = 5162710183389028792L;

    public NullPointerException() {}

    public NullPointerException(String message) {
        super(message);
    }
}
