// SPDX-License-Identifier: Apache-2.0

/// splice(2) and its kin. Under the kernel lock.
package corto.posix.splice;
