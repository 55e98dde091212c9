// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Assembly;

/// The I/O address space: 65,536 ports beside memory.
public final class Port {
    private Port() {}

    @Assembly("""
            mov     %edi, %edx
            xor     %eax, %eax
            in      %dx, %al
            ret
            """)
    public static native int read8(int port);

    @Assembly("""
            mov     %edi, %edx
            mov     %esi, %eax
            out     %al, %dx
            ret
            """)
    public static native void write8(int port, int value);

    @Assembly("""
            mov     %edi, %edx
            xor     %eax, %eax
            in      %dx, %ax
            ret
            """)
    public static native int read16(int port);

    @Assembly("""
            mov     %edi, %edx
            mov     %esi, %eax
            out     %ax, %dx
            ret
            """)
    public static native void write16(int port, int value);

    @Assembly("""
            mov     %edi, %edx
            in      %dx, %eax
            ret
            """)
    public static native int read32(int port);

    @Assembly("""
            mov     %edi, %edx
            mov     %esi, %eax
            out     %eax, %dx
            ret
            """)
    public static native void write32(int port, int value);
}
