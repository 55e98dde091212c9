// SPDX-License-Identifier: Apache-2.0

/// The rules that annotations of corto.lang state, checked over the closed world before anything is linked.
package corto.compiler.check;
