// SPDX-License-Identifier: Apache-2.0

/// The closed-world compiler: class files in, one C unit and one assembly file out, gcc makes the image.
module corto.compiler {
    exports corto.compiler;
}
