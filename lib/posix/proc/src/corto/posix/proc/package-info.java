// SPDX-License-Identifier: Apache-2.0

/// Mounts `corto.fs.procfs` on `/proc` and `corto.fs.sysfs` on `/sys`, and answers what the first asks about the process.
package corto.posix.proc;
