// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.PhysicalAddress;

/// Instructions of the one processor that runs this code.
public final class Processor {
    private Processor() {}

    /// Stops until an interrupt; for ever when interrupts are off.
    @Assembly("""
            hlt
            ret
            """)
    public static native void halt();

    /// STI: interrupts are on after the next instruction.
    @Assembly("""
            sti
            ret
            """)
    public static native void enableInterrupts();

    @Assembly("""
            cli
            ret
            """)
    public static native void disableInterrupts();

    /// Tells the processor, and a hypervisor, that this is a waiting loop.
    @Assembly("""
            pause
            ret
            """)
    public static native void pause();

    /// The time stamp counter, read after everything before it is done.
    @Assembly("""
            lfence
            rdtsc
            shl     $32, %rdx
            or      %rdx, %rax
            ret
            """)
    public static native long timeStamp();

    /// CPUID for `leaf` and `subleaf`: eax, ebx, ecx, edx into the 16 bytes at `into`.
    @Assembly("""
            push    %rbx                    # callee-saved
            mov     %rdx, %r8
            mov     %edi, %eax
            mov     %esi, %ecx
            cpuid
            mov     %eax, (%r8)
            mov     %ebx, 4(%r8)
            mov     %ecx, 8(%r8)
            mov     %edx, 12(%r8)
            pop     %rbx
            ret
            """)
    public static native void cpuid(int leaf, int subleaf, Address into);

    @Assembly("""
            mov     %edi, %ecx
            rdmsr
            shl     $32, %rdx
            or      %rdx, %rax
            ret
            """)
    public static native long readModelSpecific(int register);

    @Assembly("""
            mov     %edi, %ecx
            mov     %esi, %eax
            mov     %rsi, %rdx
            shr     $32, %rdx
            wrmsr
            ret
            """)
    public static native void writeModelSpecific(int register, long value);

    /// CR2: the address of the last page fault.
    @Assembly("""
            mov     %cr2, %rax
            ret
            """)
    public static native long faultAddress();

    /// CR3: the root of the page tables. Writing it forgets all translations except global ones.
    @Assembly("""
            mov     %rdi, %cr3
            ret
            """)
    public static native void usePageTables(PhysicalAddress root);

    /// CR3 as it is: writing it back forgets all translations that are not global.
    @Assembly("""
            mov     %cr3, %rax
            ret
            """)
    public static native PhysicalAddress pageTables();

    /// Forgets the translation of one page.
    @Assembly("""
            invlpg  (%rdi)
            ret
            """)
    public static native void invalidatePage(Address page);

    /// LIDT: `pointer` is 10 bytes, limit and address.
    @Assembly("""
            lidt    (%rdi)
            ret
            """)
    public static native void loadInterruptTable(Address pointer);

    /// UD2: an instruction that is none, for ever.
    @Assembly("""
            ud2
            ret
            """)
    public static native void fail();

    /// LTR: the task register, whose segment holds the interrupt stacks.
    @Assembly("""
            ltr     %di
            ret
            """)
    public static native void loadTaskRegister(int selector);

    @Assembly("""
            mov     %cr4, %rax
            ret
            """)
    public static native long control4();

    @Assembly("""
            mov     %rdi, %cr4
            ret
            """)
    public static native void setControl4(long value);

    /// XSETBV: which parts of the extended state exist (APM volume 2, "XCR0").
    @Assembly("""
            xor     %ecx, %ecx
            mov     %rdi, %rax
            mov     %rdi, %rdx
            shr     $32, %rdx
            xsetbv
            ret
            """)
    public static native void setExtendedState(long parts);

    /// XSAVE of all parts that exist to a 64-byte aligned area.
    @Assembly("""
            mov     $-1, %eax
            mov     $-1, %edx
            xsave64 (%rdi)
            ret
            """)
    public static native void saveExtendedState(Address area);

    @Assembly("""
            mov     $-1, %eax
            mov     $-1, %edx
            xrstor64 (%rdi)
            ret
            """)
    public static native void restoreExtendedState(Address area);

    /// FXSAVE: 512 bytes, for processors without XSAVE.
    @Assembly("""
            fxsave64 (%rdi)
            ret
            """)
    public static native void saveFloatingPoint(Address area);

    @Assembly("""
            fxrstor64 (%rdi)
            ret
            """)
    public static native void restoreFloatingPoint(Address area);

    /// FNINIT, LDMXCSR: the control words of x87 and SSE as a program finds them at its start.
    @Assembly("""
            fninit
            push    $0x1F80                 # all exceptions masked, round to nearest
            ldmxcsr (%rsp)
            pop     %rax
            ret
            """)
    public static native void resetFloatingPoint();

    /// RDRAND: 64 random bits; the time stamp counter where the processor has no generator, or it gives nothing.
    @Assembly("""
            push    %rbx                    # callee-saved
            mov     $1, %eax
            cpuid
            bt      $30, %ecx               # CPUID.1:ECX.RDRAND
            jnc     1f
            rdrand  %rax
            jc      2f
            1:      rdtsc
            shl     $32, %rdx
            or      %rdx, %rax
            2:      pop     %rbx
            ret
            """)
    public static native long random();
}
