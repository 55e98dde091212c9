// SPDX-License-Identifier: Apache-2.0

/// Mounts disks for the process at boot, and syncs them at its end.
package corto.posix.mounts;
