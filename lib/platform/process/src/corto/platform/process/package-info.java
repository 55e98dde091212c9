// SPDX-License-Identifier: Apache-2.0

/// Linux as the machine below: for fast tests, debuggers and honest measurements of the same code that boots on bare metal.
///
/// `Entry` receives control from the kernel on the initial stack, makes a stack of 8 MiB with a guard page and calls the runtime.
/// `Linux` names the system calls, `ProcessPlatform` is the platform made of them, `Fault` turns signals into a panic.
package corto.platform.process;
