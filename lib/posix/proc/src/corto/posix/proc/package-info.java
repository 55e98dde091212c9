// SPDX-License-Identifier: Apache-2.0

/// Answers what `corto.fs.procfs` asks about the process and the machine, and mounts it on `/proc` and `corto.fs.sysfs` on `/sys`.
package corto.posix.proc;
