// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

/// mmap(2)'s PROT_ bits.
public final class Protection {
    public static final int NONE = 0;
    public static final int READ = 1;
    public static final int WRITE = 2;
    public static final int EXECUTE = 4;
    public static final int ALL = READ | WRITE | EXECUTE;

    private Protection() {}

    /// Whether a page so protected may be read: on x86-64 what can be written or executed can be read.
    static boolean mayRead(int protection) {
        return protection != NONE;
    }
}
