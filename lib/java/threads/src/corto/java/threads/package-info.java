// SPDX-License-Identifier: Apache-2.0

/// Java threads, platform and virtual alike, are threads of the kernel's scheduler: `JavaThread` is the scheduler's side of a `java.lang.Thread`, `JavaThreads` what
/// java.base asks.
///
/// **Context.** Java code runs without the kernel lock (`corto.sched.api.KernelLock`), interrupts on. Everything here takes it, so that nothing of the scheduler is seen half changed.
package corto.java.threads;
