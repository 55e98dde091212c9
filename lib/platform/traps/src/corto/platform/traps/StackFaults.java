// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

/// Who gives stacks their memory when they are touched, in images of Java programs.
public interface StackFaults {
    /// A page fault at `address`, which is not mapped or not mapped that way. On the fault stack, interrupts off, in the middle of anything: may not allocate nor rely on what the kernel
    /// may be changing. Whether the access can be tried again; if not, the machine panics.
    boolean resolve(long address);
}
