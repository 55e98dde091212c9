// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/// The files of the application's class path that are not classes.
///
/// An image has them only if it may still ask for one when it runs. Initialisers that read theirs at build time leave what they made of it, not
/// the file.
public final class Resources {
    private static final String[] NAMES;           // sorted: `org/example/words.txt`
    private static final byte[][] CONTENTS;        // of the same index

    static {
        Object[] pairs = fromClassPath();
        NAMES = new String[pairs.length / 2];
        CONTENTS = new byte[NAMES.length][];
        for (int i = 0; i < NAMES.length; i++) {
            NAMES[i] = (String) pairs[2 * i];
            CONTENTS[i] = (byte[]) pairs[2 * i + 1];
        }
    }

    private Resources() {}

    /// Name, content, name, content, …, sorted by name. The compiler answers.
    private static native Object[] fromClassPath();

    /// The content of the file with this path, or null if there is none.
    public static InputStream open(String path) {
        int index = Arrays.binarySearch(NAMES, path);
        return index < 0 ? null : new ByteArrayInputStream(CONTENTS[index]);
    }
}
