// SPDX-License-Identifier: Apache-2.0

/// Random bytes for the application, getrandom(2).
package corto.posix.random;
