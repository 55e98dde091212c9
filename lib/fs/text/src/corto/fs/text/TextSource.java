// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

import static corto.lang.Errno.EINVAL;

import corto.lang.Result;

/// What one generated file says.
public interface TextSource {
    /// Appends the text as it is now, line ends included; one char for one byte.
    void append(StringBuilder to);

    /// Takes what a program writes to the file. EINVAL if it makes no sense; only asked if the file was made writable.
    default Result accept(String text) {
        return Result.error(EINVAL);
    }

    /// One that always says the same.
    static TextSource of(String text) {
        return to -> to.append(text);
    }
}
