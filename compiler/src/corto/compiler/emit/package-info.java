// SPDX-License-Identifier: Apache-2.0

/// Writes what the analysis left: one C unit with all methods, one assembly file with classes, statics and the image heap.
///
/// A method becomes a C function. Locals are C variables with their Java names; operand stack values are C expressions
/// or temporaries within a basic block and variables `s0i`, `s1a` … (depth, kind) between blocks. The pending exception is the
/// register variable `EXCEPTION`; what may throw is followed by a test of it. What nothing handles is not thrown ([Unhandled]).
package corto.compiler.emit;
