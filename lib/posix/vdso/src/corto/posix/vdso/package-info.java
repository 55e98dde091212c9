// SPDX-License-Identifier: Apache-2.0

/// A small shared library that the kernel puts into the application's memory and tells it of (AT_SYSINFO_EHDR). C libraries find clock_gettime, clock_getres, gettimeofday, time and getcpu in it, and
/// call them instead of the system calls. They compute from the time stamp counter what the kernel would, with the same numbers, so that both agree to the nanosecond.
package corto.posix.vdso;
