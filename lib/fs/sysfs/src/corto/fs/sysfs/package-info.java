// SPDX-License-Identifier: Apache-2.0

/// `/sys`, as far as real programs read it. Under the kernel lock.
package corto.fs.sysfs;
