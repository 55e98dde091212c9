// SPDX-License-Identifier: Apache-2.0

/// Mounts disks at boot: what the boot steps for Linux programs and for Java programs have in common.
package corto.fs.volumes;
