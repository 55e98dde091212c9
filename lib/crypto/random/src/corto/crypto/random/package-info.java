// SPDX-License-Identifier: Apache-2.0

/// Random bytes. Under the kernel lock.
package corto.crypto.random;
