// SPDX-License-Identifier: Apache-2.0

/// System calls that ask about the process and the machine, or change what only the process itself sees.
package corto.posix.sysinfo;
