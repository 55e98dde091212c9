// SPDX-License-Identifier: Apache-2.0

/// Answers what `corto.fs.procfs` and `corto.fs.sysfs` ask about the machine. Under the kernel lock.
package corto.posix.machine;
