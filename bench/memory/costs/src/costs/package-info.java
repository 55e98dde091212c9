// SPDX-License-Identifier: Apache-2.0

/// What frames and cells cost, measured from within. Under QEMU's `-icount shift=0` the time stamp counter counts instructions.
package costs;
