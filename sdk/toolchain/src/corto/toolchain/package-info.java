// SPDX-License-Identifier: Apache-2.0

/// The C compiler for native programs. What makes them native is in `sdk/toolchain/musl`, three files in place of musl's, and in the kernel's library corto.posix.direct.
package corto.toolchain;
